package jp.musubi.cms.decision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What one of the staff drafted (起案) for another to decide (決裁).
 *
 * @param act what is to be done
 * @param decidedBy null while it is open
 * @param decidedAt null while it is open
 * @param outcome null while it is open
 */
public record Proposal<A>(
        UUID id,
        A act,
        UUID proposedBy,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Outcome outcome) {
    /** What was decided. */
    public enum Outcome {
        /** It was done. */
        TAKEN,
        /** It was not. */
        DECLINED
    }

    /** Whether it waits for a decision. */
    public boolean isOpen() {
        return outcome == null;
    }
}
