package jp.musubi.site.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader asks. Anything may come in: values beyond the bounds are drawn back into them, so a
 * question never fails.
 *
 * @param text the words, as typed; blank asks for everything, sorted by reading
 * @param filters wanted ids by facet name ({@code field}, {@code district}, {@code type}); ids of
 *     one facet are alternatives, several facets must all be met; a name that is no facet finds
 *     nothing
 * @param limit hits wanted, at most {@link #MAX_LIMIT_HITS}
 * @param offset hits to pass over, at most {@link #MAX_OFFSET_HITS}
 * @param language in which the reader reads; an entry that is not written in it is found in the
 *     site's first language
 */
public record Query(
        String text, Map<String, List<String>> filters, int limit, int offset, String language) {
    /** Most hits in one answer. */
    public static final int MAX_LIMIT_HITS = 50;

    /** How far one can leaf through an answer. */
    public static final int MAX_OFFSET_HITS = 1000;

    /** Longest question; what is beyond is not read. */
    public static final int MAX_TEXT_CHARS = 200;

    /** Most facets filtered by at once. */
    public static final int MAX_FILTERS = 20;

    /** Most ids accepted for one facet. */
    public static final int MAX_FILTER_IDS = 100;

    public Query {
        text = shortened(text.strip());
        limit = Math.clamp(limit, 0, MAX_LIMIT_HITS);
        offset = Math.clamp(offset, 0, MAX_OFFSET_HITS);
        var bounded = new LinkedHashMap<String, List<String>>();
        filters.forEach((facet, ids) -> {
            if (!ids.isEmpty() && bounded.size() < MAX_FILTERS) {
                bounded.put(facet, ids.stream().distinct().limit(MAX_FILTER_IDS).toList());
            }
        });
        filters = Map.copyOf(bounded);
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_TEXT_CHARS) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(MAX_TEXT_CHARS - 1));
        return text.substring(0, pair ? MAX_TEXT_CHARS - 1 : MAX_TEXT_CHARS);
    }

    /** The same question in other words. */
    Query withText(String words) {
        return new Query(words, filters, limit, offset, language);
    }
}
