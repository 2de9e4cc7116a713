package jp.musubi.cms.entry;

import java.util.UUID;

/**
 * What became of one {@link Incoming}.
 *
 * @param id of the entry
 */
public record UpsertOutcome(UUID id, Change change) {
    /** What it did to the store. */
    public enum Change {
        CREATED,
        UPDATED,
        /** The draft already said exactly this. */
        UNCHANGED
    }
}
