package jp.musubi.site.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a hit shows of a document, as the index keeps it.
 *
 * @param reading of its title, if it is registered; else empty
 * @param text running text that excerpts are taken from
 * @param terms ids by facet
 * @param dates by field: dates and years that lists show
 * @param references by field: title of the entry it refers to
 * @param documents beginnings of the documents that it attaches
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
        Map<String, String> references,
        List<Document> documents) {
    /** What stands for a document's slug in its address; no address has the character. */
    private static final String SLUG = "{";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A document and what is kept of its text. */
    record Document(String title, String url, List<Page> pages) {}

    /** The text of a page, counted from 1. */
    record Page(int page, String text) {}

    /** What it says that is written as somebody wrote it: its title, its text, whom it is about. */
    List<String> texts() {
        return Stream.concat(Stream.of(title, text), references.values().stream()).toList();
    }

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
     * that have them in another order than the alphabet's. Where documents are attached, these
     * follow: title, address and, page by page, its number and its text.
     */
    String brief() {
        var unsorted = new LinkedHashMap<String, List<String>>();
        terms.forEach((facet, ids) -> {
            if (!ids.equals(ids.stream().sorted().toList())) {
                unsorted.put(facet, ids);
            }
        });
        String address = slug.isEmpty() ? url : url.replace(slug, SLUG);
        var parts =
                new ArrayList<Object>(
                        List.of(slug, address, title, reading, text, dates, references, unsorted));
        if (!documents.isEmpty()) {
            parts.add(documents.stream().map(Result::brief).toList());
        }
        return json(parts);
    }

    private static List<Object> brief(Document document) {
        var pages = new ArrayList<Object>();
        for (Page page : document.pages()) {
            pages.add(page.page());
            pages.add(page.text());
        }
        return List.of(document.title(), document.url(), pages);
    }

    static Result read(String json) {
        try {
            return JSON.readValue(json, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
