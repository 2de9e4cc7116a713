package jp.musubi.cms.award.edition;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A step that an edition or a nomination took.
 *
 * @param nomination null for the edition itself
 * @param step its id
 * @param from id of the state before
 * @param to id of the state afterwards
 * @param actor null for the program, and for people without an account
 * @param reason empty for none
 */
public record AwardEvent(
        UUID edition,
        @Nullable UUID nomination,
        String step,
        String from,
        String to,
        Instant at,
        @Nullable UUID actor,
        String reason) {}
