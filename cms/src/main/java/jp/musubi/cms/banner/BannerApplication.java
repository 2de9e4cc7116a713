package jp.musubi.cms.banner;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a group applies for.
 *
 * @param number counts applications, for talking about them
 * @param programme id of the programme
 * @param rules version of the rules that hold for it
 * @param renews id of the banner that is to be renewed; null for a first grant
 * @param applicant the account that applies
 * @param reason why it was returned or refused; for the group
 * @param decidedBy the account of the office that moved it last
 * @param version grows with each change
 * @param movedAt when it came to its present state; null while it is the first
 */
public record BannerApplication(
        UUID id,
        int number,
        String programme,
        String rules,
        BannerApplicationState state,
        UUID group,
        @Nullable UUID renews,
        UUID applicant,
        BannerAnswers answers,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        long version,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant movedAt) {

    /** The number as people read it: {@code 第0042号}'s 0042. */
    public String numberText() {
        return String.format(Locale.ROOT, "%04d", number);
    }
}
