package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/**
 * Who sends a request.
 *
 * @param id the account; null for somebody who did not sign in, or not with every factor
 * @param standing what the account is to the city
 * @param mayWrite whether what they signed in with may change anything
 * @param session the browser's session; null for programs and strangers
 */
public record Caller(
        @Nullable UUID id, Standing standing, boolean mayWrite, @Nullable Session session) {
    /** Somebody who did not sign in. */
    public static final Caller ANYONE = new Caller(null, Standing.STRANGER, false, null);

    /**
     * A browser's session.
     *
     * @param csrfToken what a form must carry, so that no other site can send it
     */
    public record Session(UUID id, UUID account, String csrfToken) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Session[" + id + "]";
        }
    }

    /** Whether they signed in. */
    public boolean isKnown() {
        return id != null;
    }

    /** Whether they act for the city. */
    public boolean isStaff() {
        return standing.includes(Standing.STAFF);
    }

    /**
     * The account of somebody who signed in.
     *
     * @throws IllegalStateException if they did not: the route's permission should have seen to it
     */
    public UUID account() {
        if (id == null) {
            throw new IllegalStateException("the caller did not sign in");
        }
        return id;
    }

    /** The browser's session, finished or waiting for the second factor. */
    public Optional<Session> browser() {
        return Optional.ofNullable(session);
    }
}
