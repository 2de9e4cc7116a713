package jp.musubi.cms.people;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody was asked by mail to join, and did not answer yet.
 *
 * @param group id of an entry of type group; null to act for the city
 * @param email as {@code Email.normalised} makes it
 */
record Invitation(
        UUID id,
        @Nullable UUID group,
        String email,
        Position position,
        UUID invitedBy,
        Instant createdAt,
        Instant expiresAt) {

    /** Nothing of whom it is for. */
    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
