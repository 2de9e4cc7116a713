package jp.musubi.cms.screen;

import jp.musubi.cms.web.Answer;

/**
 * Pages of the site that are not public, as answers. They run nothing, send nothing, stand in our
 * own screens at most, and nobody keeps or lists them.
 */
public final class PreviewAnswer {
    /** Style sheets of a page that links to those of the site. */
    public static final String OF_SITE = "'self'";

    private PreviewAnswer() {}

    /**
     * A page that stands in a screen.
     *
     * @param styles sources of its style sheets, as a content security policy writes them
     */
    public static Answer framed(byte[] page, String styles) {
        return answer(page, styles, "'self'").with("X-Frame-Options", "SAMEORIGIN");
    }

    /** A page that stands in none. */
    public static Answer alone(byte[] page, String styles) {
        return answer(page, styles, "'none'");
    }

    private static Answer answer(byte[] page, String styles, String ancestors) {
        String policy =
                "default-src 'none'; style-src %s; img-src 'self' data:; font-src 'self'; base-uri"
                        + " 'none'; form-action 'none'; frame-ancestors %s";
        return Answer.html(200, page)
                .with("Content-Security-Policy", policy.formatted(styles, ancestors))
                .with("X-Robots-Tag", "noindex, nofollow")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }
}
