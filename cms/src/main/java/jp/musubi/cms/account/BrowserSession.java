package jp.musubi.cms.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser that signed in.
 *
 * @param complete whether every factor was given; until then it may do nothing but give them
 * @param device what the browser calls itself, shortened, for its owner to recognise it
 */
public record BrowserSession(
        UUID id,
        UUID account,
        boolean complete,
        String device,
        Instant createdAt,
        Instant usedAt,
        Instant expiresAt) {}
