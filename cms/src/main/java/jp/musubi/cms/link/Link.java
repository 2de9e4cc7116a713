package jp.musubi.cms.link;

import java.time.Instant;
import java.util.UUID;

/**
 * A link that is good now, without its secret.
 *
 * @param subject id of what it is about: an account, an invitation
 * @param details a few words that whoever made it left for its use; empty for none
 */
public record Link(UUID subject, String details, Instant createdAt, Instant expiresAt) {}
