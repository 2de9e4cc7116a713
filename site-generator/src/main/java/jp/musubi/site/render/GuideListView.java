package jp.musubi.site.render;

import java.util.List;

/** All pages of the city that stand at the top. */
public record GuideListView(String title, List<GuideView> pages, PagerView pager) {}
