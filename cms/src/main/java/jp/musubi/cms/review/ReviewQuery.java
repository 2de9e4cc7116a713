package jp.musubi.cms.review;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Which reviews to list.
 *
 * @param states only of these; empty for all
 * @param type only of entries of that type; null for all
 * @param claim whose
 * @param after list those behind that one; null from the beginning
 * @param limit most reviews of a page
 */
public record ReviewQuery(
        Set<Review.State> states,
        @Nullable String type,
        Claim claim,
        @Nullable UUID after,
        int limit) {
    /** Reviews of the largest page. */
    public static final int MAX_LIMIT_REVIEWS = 100;

    public ReviewQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > MAX_LIMIT_REVIEWS) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** Whose reviews. */
    public sealed interface Claim {
        /** Everybody's. */
        record Any() implements Claim {}

        /** Those that nobody took. */
        record Nobody() implements Claim {}

        /** Those of an account, and of whom it stands in for while they are away. */
        record By(UUID account) implements Claim {}
    }
}
