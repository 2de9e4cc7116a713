package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A list of groups by reading.
 *
 * @param term the term that they share; null for the list of all
 * @param chosen the terms that all of them carry, where these are several; each leads to the list
 *     without it
 * @param narrow links to narrower lists
 */
public record GroupListView(
        @Nullable TermView term,
        String title,
        String intro,
        int count,
        List<KanaView> kana,
        List<PartView> parts,
        List<LinkView> chosen,
        List<NarrowView> narrow,
        PagerView pager) {}
