package jp.musubi.site.render;

import jp.musubi.site.search.Broader;
import jp.musubi.site.search.HitDocument;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a search found, as the page of results needs it.
 *
 * @param query what was asked
 * @param filters the terms that were chosen, by filter
 * @param total how many entries match
 * @param limit entries on a page
 * @param offset entries before this page
 * @param facets counted terms by filter, in the order to show them
 * @param didYouMean a query that finds more, if there is one
 * @param broader when next to nothing matches: queries without conditions that find something
 */
public record SearchOutcome(
        String query,
        Map<String, List<String>> filters,
        int total,
        int limit,
        int offset,
        List<Found> found,
        List<Facet> facets,
        @Nullable String didYouMean,
        List<Broader> broader) {
    public SearchOutcome {
        broader = List.copyOf(broader);
        filters = Map.copyOf(filters);
        found = List.copyOf(found);
        facets = List.copyOf(facets);
    }

    /**
     * One entry.
     *
     * @param url root-relative address of its page
     * @param title escaped like the excerpt
     * @param excerpt escaped text in which {@code <mark>} stands around the words found
     * @param document where the excerpt stands; null if in the entry's own texts
     */
    public record Found(
            String type,
            String slug,
            String url,
            String title,
            String excerpt,
            @Nullable HitDocument document) {}

    /** One filter with the terms that occur. */
    public record Facet(String name, String label, List<Count> counts) {
        public Facet {
            counts = List.copyOf(counts);
        }
    }

    /** One term with the number of entries that carry it. */
    public record Count(String id, String label, int count) {}
}
