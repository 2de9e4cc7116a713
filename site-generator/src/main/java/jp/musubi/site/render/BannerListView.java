package jp.musubi.site.render;

import java.util.List;

/** Groups that hold or held a partner banner. */
public record BannerListView(
        String title,
        String intro,
        List<BannerCardView> holders,
        List<BannerCardView> ended,
        PagerView pager) {}
