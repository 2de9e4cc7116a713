package jp.musubi.cms.web;

import java.util.Optional;

/** Finds out who holds a token. */
@FunctionalInterface
public interface Authenticator {
    /** Nobody holds any. */
    Authenticator NOBODY = token -> Optional.empty();

    /**
     * Who may sign in with that token now; empty when it is unknown, expired or revoked.
     *
     * @param token as it came, at most {@link WebLimits#MAX_TOKEN_CHARS} characters
     */
    Optional<Caller> holder(String token);
}
