package jp.musubi.site.render;

import java.util.List;

/**
 * A page of the city in the tree of pages.
 *
 * @param current whether it is the page shown
 */
public record GuideView(LinkView link, Words summary, List<GuideView> children, boolean current) {}
