package jp.musubi.cms.banner;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A step that one of the staff drafted (起案) for another to decide (決裁).
 *
 * @param application that it answers; null for none
 * @param banner that it is about; null for one that is to be granted
 * @param decidedBy null while it is open
 * @param outcome null while it is open
 */
public record Proposal(
        UUID id,
        BannerStep step,
        @Nullable UUID application,
        @Nullable UUID banner,
        BannerWords words,
        UUID proposedBy,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Outcome outcome) {
    /** What was decided. */
    public enum Outcome {
        /** The step was taken. */
        TAKEN,
        /** It was not. */
        DECLINED
    }
}
