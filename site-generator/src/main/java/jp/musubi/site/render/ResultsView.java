package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The page of results of a search.
 *
 * @param first number of the first hit on this page, counted from 1
 * @param chosen the chosen terms, each leading to the search without it
 * @param clear the search without any
 * @param didYouMean another search to try; null if there is none
 * @param few whether next to nothing was found, and other ways are shown
 * @param broader searches that find more
 */
public record ResultsView(
        String query,
        int total,
        int first,
        List<HitView> hits,
        List<FacetView> facets,
        List<LinkView> chosen,
        String clear,
        @Nullable LinkView didYouMean,
        boolean few,
        List<BroaderView> broader,
        PagerView pager) {

    /**
     * One hit.
     *
     * @param kind what sort of entry it is
     * @param context group or district; empty if none
     * @param document the page of a document in which the excerpt stands; null if in none
     * @param picture empty if it has none
     * @param day ISO date of what it tells; empty if none
     */
    public record HitView(
            String address,
            String kind,
            String context,
            SafeHtml title,
            SafeHtml excerpt,
            @Nullable LinkView document,
            String picture,
            String hue,
            @Nullable FreshnessView freshness,
            String day,
            String date) {}

    /**
     * A search without conditions.
     *
     * @param whole whether its words are all those that were asked
     * @param total how many entries it finds
     */
    public record BroaderView(String address, String query, boolean whole, int total) {}

    /** One filter with its options. */
    public record FacetView(String name, String label, List<OptionView> options) {}

    /** One term of a filter. */
    public record OptionView(String id, String label, int count, boolean chosen) {}
}
