package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A prize as a framed certificate.
 *
 * @param name the whole name of the prize
 * @param title the group that won it
 * @param wall address of all prizes
 */
public record AwardView(
        Words name,
        Words title,
        SafeHtml citation,
        Words citationLang,
        String day,
        String date,
        String city,
        @Nullable GroupCardView group,
        List<FactView> facts,
        List<AwardCardView> others,
        String wall) {}
