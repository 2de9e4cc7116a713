package jp.musubi.cms.web;

import java.util.Optional;

/** Finds out who holds a token or a session. */
public interface Authenticator {
    /** Nobody holds any. */
    Authenticator NOBODY =
            new Authenticator() {
                @Override
                public Optional<Caller> holder(String token) {
                    return Optional.empty();
                }

                @Override
                public Optional<Caller> visitor(String secret) {
                    return Optional.empty();
                }
            };

    /**
     * Who may sign in with that token now; empty when it is unknown, expired or revoked.
     *
     * @param token as it came, at most {@link WebLimits#MAX_TOKEN_CHARS} characters
     */
    Optional<Caller> holder(String token);

    /**
     * Whose browser has that session; empty when it is unknown or ended. A session that waits for
     * its second factor gives a caller who is not known, but has the session.
     *
     * @param secret the session cookie as it came, at most {@link WebLimits#MAX_TOKEN_CHARS}
     *     characters
     */
    Optional<Caller> visitor(String secret);
}
