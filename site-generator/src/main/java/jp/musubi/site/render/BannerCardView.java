package jp.musubi.site.render;

/**
 * A partner banner as others mention it.
 *
 * @param programme what it is called; empty where the city has one alone
 * @param hue class of its colour
 * @param state the state's word
 * @param until what is known of its end; empty if nothing
 * @param alt what the picture says
 * @param active whether it is valid
 */
public record BannerCardView(
        String address,
        String number,
        LinkView group,
        String picture,
        String alt,
        String programme,
        String hue,
        String state,
        String until,
        boolean active) {}
