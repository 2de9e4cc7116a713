package jp.musubi.site.render;

import java.util.List;

/**
 * Groups that hold or held a partner banner.
 *
 * @param lookup the page where a number is looked up
 * @param programmes that the city certifies groups under; none where it has one alone
 */
public record BannerListView(
        String title,
        String intro,
        LinkView lookup,
        List<ProgrammeView> programmes,
        List<BannerCardView> holders,
        List<BannerCardView> ended,
        PagerView pager) {

    /**
     * A programme.
     *
     * @param rules that are in force
     * @param groups the search for groups that hold a valid banner of it
     */
    public record ProgrammeView(
            String id, String name, String summary, LinkView rules, LinkView groups) {}
}
