package jp.musubi.cms.screen;

import java.util.List;

/**
 * What surrounds every screen.
 *
 * @param place what stands below the sign: for whom this is
 * @param user name of who signed in; empty for a stranger
 * @param csrf the session's token, for forms; empty for a stranger
 * @param nav what is opened every day
 * @param more what is opened now and then
 * @param scripts address below which the scripts are, ending in a slash
 * @param notice what was done by the request before; empty for nothing
 * @param otherLanguage the language the switch leads to
 * @param languageAddress where the switch leads
 */
public record FrameView(
        String language,
        String title,
        String place,
        String user,
        String csrf,
        List<NavView> nav,
        List<NavView> more,
        String styleSheet,
        String icon,
        String scripts,
        String notice,
        String otherLanguage,
        String otherName,
        String languageAddress) {

    /** A link in the header. */
    public record NavView(String address, String text, boolean current) {}
}
