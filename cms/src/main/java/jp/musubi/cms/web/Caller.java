package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Who sends a request.
 *
 * @param id the account; null for somebody who did not sign in
 * @param isStaff whether they act for the city
 * @param mayWrite whether what they signed in with may change anything
 */
public record Caller(@Nullable UUID id, boolean isStaff, boolean mayWrite) {
    /** Somebody who did not sign in. */
    public static final Caller ANYONE = new Caller(null, false, false);

    /** Whether they signed in. */
    public boolean isKnown() {
        return id != null;
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
}
