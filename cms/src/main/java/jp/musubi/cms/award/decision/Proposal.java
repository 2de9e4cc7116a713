package jp.musubi.cms.award.decision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What one of the staff drafted (起案) for another to decide (決裁).
 *
 * @param result that is to be withdrawn; null for the results of the edition
 * @param decidedBy null while it is open
 * @param decidedAt null while it is open
 * @param outcome null while it is open
 */
public record Proposal(
        UUID id,
        UUID edition,
        @Nullable UUID result,
        DecisionWords words,
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
}
