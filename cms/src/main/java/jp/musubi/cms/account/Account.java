package jp.musubi.cms.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param email as {@link Email#normalised} makes it; no two accounts have the same
 * @param name what people call them
 * @param active false once suspended: then nothing signs in, tokens neither
 */
public record Account(
        UUID id, String email, String name, Role role, boolean active, Instant createdAt) {}
