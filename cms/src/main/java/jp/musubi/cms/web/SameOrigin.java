package jp.musubi.cms.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Keeps other sites from sending requests in the name of a signed-in browser: what changes
 * something must come from a page of ours and carry the session's token. Programs that send a
 * bearer token are no browsers and are not asked.
 */
final class SameOrigin {
    /** The header field in which scripts send the token. */
    static final String HEADER = "X-CSRF-Token";

    /** The form field in which forms send the token. */
    static final String FIELD = "csrf";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> origins;

    /**
     * Requests from pages of these origins are our own.
     *
     * @param origins as browsers write them: {@code https://example.jp}
     */
    SameOrigin(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /**
     * Refuses a request that changes something and comes from a page of another site.
     *
     * @throws Refusal (forbidden)
     */
    void check(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean ours = origin == null || origins.contains(origin);
        boolean told = site == null || site.equals("same-origin") || site.equals("none");
        if (!ours || !told) {
            throw Refusal.because(ProblemType.FORBIDDEN, "other-origin");
        }
    }

    /** Whether a request changes something. */
    static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    /**
     * Refuses a request that does not carry the session's token.
     *
     * @param given what it carries; null for nothing
     * @throws Refusal (forbidden)
     */
    static void check(Caller.Session session, @Nullable String given) {
        boolean right =
                given != null
                        && MessageDigest.isEqual(
                                given.getBytes(StandardCharsets.UTF_8),
                                session.csrfToken().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw Refusal.because(ProblemType.FORBIDDEN, "no-csrf-token");
        }
    }
}
