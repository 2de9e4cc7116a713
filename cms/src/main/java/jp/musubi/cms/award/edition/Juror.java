package jp.musubi.cms.award.edition;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who scores in an edition.
 *
 * @param interests groups that they declared to be close to
 * @param handedInAt when they handed all in, which cannot be changed then; null before
 * @param releasedAt when they left the jury; null while they are in it
 * @param releaseReason why they left it; empty while they are in it
 */
public record Juror(
        UUID edition,
        UUID account,
        List<UUID> interests,
        @Nullable Instant handedInAt,
        @Nullable Instant releasedAt,
        String releaseReason) {
    public Juror {
        interests = List.copyOf(interests);
    }

    /** Whether they are in the jury. */
    public boolean isActive() {
        return releasedAt == null;
    }
}
