package jp.musubi.cms.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The cookies of the program, read and written. Their names say that only this host may set them
 * where the address is secure; on a plain address, which only a machine's own may be, browsers
 * would refuse such names.
 */
public final class Cookies {
    private static final String SESSION = "musubi-session";
    private static final String LANGUAGE = "musubi-language";
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(400);

    private final boolean secure;

    /**
     * Cookies of a site.
     *
     * @param secure whether its address begins with https
     */
    public Cookies(boolean secure) {
        this.secure = secure;
    }

    private String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    Optional<String> session(HttpServletRequest request) {
        return value(request, name(SESSION))
                .filter(secret -> secret.length() <= WebLimits.MAX_TOKEN_CHARS);
    }

    Optional<String> language(HttpServletRequest request) {
        return value(request, name(LANGUAGE)).filter(Languages.ALL::contains);
    }

    /** The cookies of a request; none where one has a name that the server cannot take. */
    private static Cookie[] all(HttpServletRequest request) {
        try {
            return Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        } catch (IllegalArgumentException e) {
            return new Cookie[0];
        }
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        for (Cookie cookie : all(request)) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** The value of Set-Cookie that begins or renews a session. */
    public String begin(String secret, Duration kept) {
        return written(SESSION, secret, kept, "; HttpOnly");
    }

    /** The value of Set-Cookie that ends a session. */
    public String end() {
        return written(SESSION, "", Duration.ZERO, "; HttpOnly");
    }

    /** The value of Set-Cookie that remembers a language. */
    public String remember(String language) {
        return written(LANGUAGE, language, LANGUAGE_KEPT, "; HttpOnly");
    }

    /** What a feature keeps in a browser under a name of its own. */
    public Optional<String> kept(Request request, String plain) {
        return value(request.servlet(), name(plain))
                .filter(value -> value.length() <= WebLimits.MAX_TOKEN_CHARS);
    }

    /** The value of Set-Cookie with which a feature keeps something that scripts cannot read. */
    public String keep(String plain, String value, Duration kept) {
        return written(plain, value, kept, "; HttpOnly");
    }

    private String written(String plain, String value, Duration kept, String more) {
        return name(plain)
                + "="
                + value
                + "; Path=/; Max-Age="
                + kept.toSeconds()
                + "; SameSite=Lax"
                + (secure ? "; Secure" : "")
                + more;
    }
}
