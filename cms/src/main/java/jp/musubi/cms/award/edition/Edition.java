package jp.musubi.cms.award.edition;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An edition of the awards.
 *
 * @param number how many there were, with it (回)
 * @param year that it belongs to (年度)
 * @param version grows by one with each change
 * @param movedAt when it came into its state; null for the first
 */
public record Edition(
        UUID id,
        int number,
        int year,
        EditionState state,
        Plan plan,
        long version,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant movedAt) {}
