package jp.musubi.site.render;

/**
 * A group as others mention it: a card or a row of a list.
 *
 * @param district name with its ending; empty if unknown
 * @param members as a text; empty if unknown
 * @param until end of its recruiting; empty if none
 */
public record GroupCardView(
        String address,
        Words title,
        String reading,
        Words summary,
        PictureView picture,
        String hue,
        String district,
        String members,
        FreshnessView freshness,
        boolean recruiting,
        Words recruitingText,
        String until) {}
