package jp.musubi.cms.watch;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A page where a banner is registered to be shown, with what was found there last.
 *
 * @param banner id of its entry
 * @param dueAt when it is looked at next
 * @param lookedAt when it was looked at last; null for never
 * @param finding null where it was never looked at
 * @param wrongSince when it was first seen to be wrong; null while it is not
 * @param told kind of the finding that the group was mailed of last; null for none
 */
public record Sighting(
        UUID banner,
        String address,
        Instant dueAt,
        @Nullable Instant lookedAt,
        @Nullable Finding finding,
        @Nullable Instant wrongSince,
        @Nullable String told) {}
