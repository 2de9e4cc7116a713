package jp.musubi.cms.entry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One saved state of an entry, without what it says. Revisions never change.
 *
 * @param number counts from 1 within the entry
 * @param author the account that saved it; null for the program itself
 * @param live whether this is what the public sees
 */
public record Revision(int number, @Nullable UUID author, Instant createdAt, boolean live) {}
