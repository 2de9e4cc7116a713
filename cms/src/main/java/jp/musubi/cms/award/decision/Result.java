package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.Wording;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A prize that was decided.
 *
 * @param number unique, never given twice
 * @param document number of the office's document of the decision
 * @param entry what the public sees of it; null before the announcement
 * @param withdrawnOn null while it stands
 */
public record Result(
        UUID id,
        UUID edition,
        UUID nomination,
        String number,
        Wording prize,
        Wording citation,
        String document,
        LocalDate decidedOn,
        @Nullable UUID entry,
        @Nullable LocalDate withdrawnOn) {}
