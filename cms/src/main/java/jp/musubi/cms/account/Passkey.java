package jp.musubi.cms.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A passkey, without what is secret of it: that never leaves its owner's device.
 *
 * @param credential the authenticator's name for it, in the letters of addresses
 * @param publicKey in the terms of COSE, in the letters of addresses
 * @param signatures how many the authenticator says it made; 0 when it does not count
 * @param name what its owner calls it
 * @param usedAt when it signed in last; null for never
 */
public record Passkey(
        UUID id,
        UUID account,
        String credential,
        String publicKey,
        long signatures,
        String name,
        Instant createdAt,
        @Nullable Instant usedAt) {}
