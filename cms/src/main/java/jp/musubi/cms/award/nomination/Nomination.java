package jp.musubi.cms.award.nomination;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A nomination.
 *
 * @param number by which people speak of it
 * @param category id of one of the edition's; empty while none is chosen
 * @param reason what the office, or the nominee, last said about it; empty for nothing
 * @param consentedAt when the nominee consented to what it says; null before
 * @param version grows by one with each change
 * @param submittedAt null before it was handed in
 * @param clearedAt when its nominator was forgotten; null before
 */
public record Nomination(
        UUID id,
        UUID edition,
        int number,
        NominationState state,
        Nominee nominee,
        String category,
        NominationText text,
        Nominator nominator,
        String reason,
        @Nullable Instant consentedAt,
        long version,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant clearedAt) {

    /** Its number, as it is written. */
    public String numberText() {
        return Integer.toString(number);
    }
}
