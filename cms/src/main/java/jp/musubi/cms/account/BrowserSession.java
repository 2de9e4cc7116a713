package jp.musubi.cms.account;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser that signed in.
 *
 * @param complete whether every factor was given; until then it may do nothing but give them
 * @param way how it began
 * @param device what the browser calls itself, shortened, for its owner to recognise it
 */
public record BrowserSession(
        UUID id,
        UUID account,
        boolean complete,
        Way way,
        String device,
        Instant createdAt,
        Instant usedAt,
        Instant expiresAt) {
    /**
     * How long after a mailed link or a passkey its browser may change the ways into the account
     * without the present passphrase.
     */
    public static final Duration IS_FRESH_FOR = Duration.ofMinutes(15);

    /** How a session began. */
    public enum Way {
        /** With the passphrase. */
        PASSPHRASE,
        /** By a link that was mailed. */
        LINK,
        /** With a passkey. */
        PASSKEY
    }

    /** Whether its owner proved just now that mails reach them, or that a passkey is theirs. */
    public boolean isFresh(Instant now) {
        return way != Way.PASSPHRASE && now.isBefore(createdAt.plus(IS_FRESH_FOR));
    }
}
