package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The city's record of one partner banner.
 *
 * @param status active, suspended, expired or revoked
 * @param reason why it is suspended or revoked, in public; empty if it is neither
 * @param picture the official artwork, as it must look elsewhere
 * @param places where it may be shown; what is shown anywhere else is not valid
 * @param placesNote what the list of places means in this state
 * @param host where a true record is
 * @param lookup the page where other numbers are looked up
 * @param credential what machines read; null if there is nothing
 */
public record VerifyView(
        String status,
        String hue,
        String icon,
        String verdict,
        String meaning,
        Words reason,
        String asOf,
        String asOfIso,
        BannerCardView banner,
        String picture,
        List<FactView> facts,
        List<PlaceView> places,
        String placesNote,
        List<EventView> history,
        String host,
        LinkView lookup,
        MisuseView misuse,
        @Nullable CredentialView credential) {
    /**
     * Where a banner is shown.
     *
     * @param link empty address if no browser should open it
     * @param url the whole address, to be compared with that of another window
     */
    public record PlaceView(LinkView link, String url) {}

    /**
     * Whom to tell of misuse.
     *
     * @param contact a page or a mail to the city; null if there is neither
     * @param office who answers: name, address and hours; empty if unknown
     */
    public record MisuseView(@Nullable LinkView contact, String office) {}

    /**
     * The credential of a banner.
     *
     * @param url of its JSON
     * @param sha256 of its bytes, in hexadecimal
     */
    public record CredentialView(String url, String sha256) {}
}
