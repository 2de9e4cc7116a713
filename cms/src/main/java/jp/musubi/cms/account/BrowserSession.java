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
    /** How long after a mailed link its browser may set a passphrase without the present one. */
    public static final Duration LINK_IS_FRESH_FOR = Duration.ofMinutes(15);

    /** How a session began. */
    public enum Way {
        /** With the passphrase. */
        PASSPHRASE,
        /** By a link that was mailed. */
        LINK,
        /** With a passkey. */
        PASSKEY
    }

    /** Whether its owner proved just now that mails reach them. */
    public boolean isByFreshLink(Instant now) {
        return way == Way.LINK && now.isBefore(createdAt.plus(LINK_IS_FRESH_FOR));
    }
}
