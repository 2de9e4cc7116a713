package jp.musubi.site.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/**
 * What a hit shows of a document, as the index keeps it.
 *
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
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Result read(String json) {
        try {
            return JSON.readValue(json, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
