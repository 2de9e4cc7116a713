package jp.musubi.cms.entry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One saved state of an entry, without what it says. A revision never changes, except that the
 * session which is writing it lets it grow until somebody else relies on it.
 *
 * @param number counts from 1 within the entry
 * @param author the account that saved it; null for the program itself
 * @param live whether this is what the public sees
 * @param origin why it was saved
 * @param name what somebody called it; empty for nothing
 * @param base the revision that a text put aside was made from; null for others
 */
public record Revision(
        int number,
        @Nullable UUID author,
        Instant createdAt,
        boolean live,
        Saving.Origin origin,
        String name,
        @Nullable Integer base) {}
