package jp.musubi.site.render;

import java.util.List;

/**
 * A page of the city.
 *
 * @param tree of pages beside it
 * @param date when it changed last; empty if nobody knows
 */
public record GuidePageView(
        Words title,
        Words summary,
        SafeHtml body,
        Words bodyLang,
        List<DocumentView> documents,
        List<FactView> facts,
        List<GuideView> children,
        List<GuideView> tree,
        String day,
        String date) {}
