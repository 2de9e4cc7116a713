package jp.musubi.cms.entry;

import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry that comes from outside, to be created or brought up to date: from a register (known by
 * its external key) or from a snapshot (known by its id). One of both must be there.
 *
 * @param id null to have one made
 * @param slug as wished; null to have one made; a known entry keeps its own
 * @param externalKey what the register calls it
 * @param publishedAt when it was first published, if it was elsewhere; null for now
 * @param updatedAt when these words were published elsewhere; null for now
 */
public record Incoming(
        ContentType type,
        @Nullable UUID id,
        @Nullable String slug,
        @Nullable UUID owner,
        @Nullable ExternalKey externalKey,
        Content content,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt) {

    /** An entry of a register. */
    public static Incoming fromRegister(ContentType type, ExternalKey key, Content content) {
        return new Incoming(type, null, null, null, key, content, null, null);
    }
}
