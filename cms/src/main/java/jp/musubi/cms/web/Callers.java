package jp.musubi.cms.web;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;

/** Finds out who sends a request: a program by its token, a browser by its session. */
final class Callers {
    private static final String BEARER = "Bearer ";

    private final Authenticator authenticator;
    private final Cookies cookies;
    private final RateLimits rates;

    Callers(Authenticator authenticator, Cookies cookies, RateLimits rates) {
        this.authenticator = authenticator;
        this.cookies = cookies;
        this.rates = rates;
    }

    /**
     * Who sends a request. A session that ended makes a stranger, who may sign in again; a token
     * that nobody holds is refused, for a program has no other way to learn of it.
     *
     * @throws Refusal (unauthenticated) for a token that nobody holds
     */
    Caller of(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        Caller caller =
                authorization == null ? visitor(request) : holder(authorization, address(request));
        if (caller.isKnown()) {
            rates.signedIn(caller.account().toString());
        }
        return caller;
    }

    private Caller visitor(HttpServletRequest request) {
        return cookies.session(request).flatMap(authenticator::visitor).orElse(Caller.ANYONE);
    }

    private Caller holder(String authorization, String address) {
        boolean readable =
                authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && authorization.length() <= BEARER.length() + WebLimits.MAX_TOKEN_CHARS;
        Optional<Caller> holder =
                readable
                        ? authenticator.holder(authorization.substring(BEARER.length()).strip())
                        : Optional.empty();
        if (holder.isEmpty()) {
            rates.failure(address);
            throw unauthenticated();
        }
        return holder.get();
    }

    static Refusal unauthenticated() {
        return Refusal.of(ProblemType.UNAUTHENTICATED)
                .with("WWW-Authenticate", "Bearer realm=\"musubi\"");
    }

    static String address(HttpServletRequest request) {
        return Sender.of(request);
    }

    /** The language that was chosen, else the one the client reads better. */
    String language(HttpServletRequest request) {
        return cookies.language(request)
                .orElseGet(() -> Languages.of(request.getHeader("Accept-Language")));
    }
}
