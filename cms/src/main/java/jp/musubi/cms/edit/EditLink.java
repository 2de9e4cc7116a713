package jp.musubi.cms.edit;

import java.time.Instant;
import java.util.UUID;

/**
 * An address that lets somebody without an account do one thing with one entry.
 *
 * @param account who gave it, or to whom it was given
 */
record EditLink(UUID id, Kind kind, UUID entry, UUID account, Instant madeAt, Instant expiresAt) {

    /** What it is good for. */
    enum Kind {
        /** Looking at a draft. */
        PREVIEW,
        /** Saying once that a page is still right. */
        CONFIRM
    }
}
