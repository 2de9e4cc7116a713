package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry found.
 *
 * @param type name of its content type
 * @param typeLabel what the type is called, in the language of the question
 * @param slug its name in addresses
 * @param url root-relative address of its page
 * @param title plain text
 * @param excerpt HTML: escaped text of at most {@link Excerpts#MAX_CHARS} characters, with {@code
 *     <mark>} around what matched
 * @param score higher is better; comparable within one answer only
 * @param lang language of title, excerpt and page
 * @param terms its terms of all facets, in the order it gives them
 * @param dates by field: the dates and years that lists show ({@code confirmed_on}, {@code
 *     held_on}, {@code year})
 * @param references by field: title of the entry it refers to ({@code group})
 * @param document where the excerpt stands; null if in the entry's own texts
 */
public record Hit(
        String type,
        String typeLabel,
        String slug,
        String url,
        String title,
        String excerpt,
        double score,
        String lang,
        List<HitTerm> terms,
        Map<String, String> dates,
        Map<String, String> references,
        @Nullable HitDocument document) {
    public Hit {
        terms = List.copyOf(terms);
        dates = Collections.unmodifiableMap(new LinkedHashMap<>(dates));
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }
}
