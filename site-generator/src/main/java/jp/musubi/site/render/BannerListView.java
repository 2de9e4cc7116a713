package jp.musubi.site.render;

import java.util.List;

/**
 * Groups that hold or held a partner banner.
 *
 * @param lookup the page where a number is looked up
 */
public record BannerListView(
        String title,
        String intro,
        LinkView lookup,
        List<BannerCardView> holders,
        List<BannerCardView> ended,
        PagerView pager) {}
