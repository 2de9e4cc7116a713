package jp.musubi.site.render;

import java.util.List;

/**
 * The city's record of one partner banner.
 *
 * @param status active, suspended, expired or revoked
 * @param host where a true record is
 */
public record VerifyView(
        String status,
        String hue,
        String icon,
        String verdict,
        String meaning,
        String asOf,
        String asOfIso,
        BannerCardView banner,
        List<FactView> facts,
        List<EventView> history,
        String host) {}
