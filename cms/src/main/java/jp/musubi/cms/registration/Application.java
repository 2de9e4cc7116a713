package jp.musubi.cms.registration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a group applies for.
 *
 * @param number counts applications, for talking about them
 * @param group id of the group's entry, whose draft is the profile it applies with
 * @param email of the applicant, who has no account before the group is registered
 * @param language the applicant reads
 * @param reason why it was returned or refused; for the applicant
 * @param decidedBy the account that decided last
 * @param version grows with each change
 * @param movedAt when it came to its present state; null while it is the first
 */
public record Application(
        UUID id,
        int number,
        Kind kind,
        ApplicationState state,
        UUID group,
        String email,
        String name,
        String language,
        Answers answers,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        long version,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant movedAt) {

    /** What for. */
    public enum Kind {
        /** To be registered. */
        REGISTRATION,
        /** To stay registered for another term. */
        RENEWAL;

        /** The name used in forms and messages: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The number as people read it: {@code 第0042号}'s 0042. */
    public String numberText() {
        return String.format(Locale.ROOT, "%04d", number);
    }
}
