package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found (CONTRACT section 5).
 *
 * @param query the question, as far as it was read
 * @param total how many entries match words and filters
 * @param hits the wanted part of them, best first
 * @param facets by name, {@code type} first: how many entries each id would give, were it chosen
 *     alone in its facet; most frequent first
 * @param didYouMean other words that find more; null if there is no reason to ask
 * @param broader when next to nothing matches: the question without its conditions if that finds
 *     more, and its single words that find anything
 */
public record Answer(
        String query,
        int total,
        List<Hit> hits,
        Map<String, List<FacetCount>> facets,
        @Nullable String didYouMean,
        List<Broader> broader) {
    /** Fewer hits are next to nothing. */
    public static final int FEW_HITS = 3;

    public Answer {
        broader = List.copyOf(broader);
        hits = List.copyOf(hits);
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    }
}
