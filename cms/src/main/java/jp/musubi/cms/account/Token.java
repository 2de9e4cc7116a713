package jp.musubi.cms.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A token, without its secret, which nobody stores.
 *
 * @param account whose token it is
 * @param name what its owner calls it
 * @param prefix the secret's first characters, by which its owner recognises it
 * @param expiresAt null for never
 * @param lastUsedAt to within {@link TokenStore#LAST_USED_PRECISION}; null if never
 * @param revokedAt null while it is good
 */
public record Token(
        UUID id,
        UUID account,
        String name,
        Scope scope,
        String prefix,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    /** Whether a program may still sign in with it. */
    public boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
