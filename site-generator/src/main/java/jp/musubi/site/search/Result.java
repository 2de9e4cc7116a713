package jp.musubi.site.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hit shows of a document, as the index keeps it.
 *
 * @param reading of its title, if it is registered; else empty
 * @param text running text that excerpts are taken from
 * @param terms ids by facet
 * @param dates by field: dates and years that lists show
 * @param references by field: title of the entry it refers to
 */
record Result(
        String type,
        String slug,
        String url,
        String title,
        String reading,
        String lang,
        String text,
        Map<String, List<String>> terms,
        Map<String, String> dates,
        Map<String, String> references) {
    /** What stands for a document's slug in its address; no address has the character. */
    private static final String SLUG = "{";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All of it. */
    String toJson() {
        return json(this);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What facets do not say already: an array of the parts, the last one the terms of those facets
     * that have them in another order than the alphabet's.
     */
    String brief() {
        var unsorted = new LinkedHashMap<String, List<String>>();
        terms.forEach((facet, ids) -> {
            if (!ids.equals(ids.stream().sorted().toList())) {
                unsorted.put(facet, ids);
            }
        });
        String address = slug.isEmpty() ? url : url.replace(slug, SLUG);
        return json(List.of(slug, address, title, reading, text, dates, references, unsorted));
    }

    static Result read(String json) {
        try {
            return JSON.readValue(json, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
