package jp.musubi.site.render;

import java.util.List;

/**
 * The prizes of one or more years.
 *
 * @param linked whether the years lead to pages of their own
 * @param address of the whole wall
 */
public record AwardWallView(
        String title,
        String intro,
        List<YearView> years,
        boolean linked,
        String address,
        PagerView pager) {}
