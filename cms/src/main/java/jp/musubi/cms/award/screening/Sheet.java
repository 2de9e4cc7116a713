package jp.musubi.cms.award.screening;

import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.database.StorableText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a juror says of a nomination.
 *
 * @param marks by id of the criterion
 */
public record Sheet(UUID nomination, UUID juror, Map<String, Mark> marks) {
    /** UTF-16 units of a comment. */
    public static final int MAX_COMMENT_UNITS = 1_000;

    public Sheet {
        marks = Map.copyOf(marks);
    }

    /**
     * What is said under one criterion.
     *
     * @param score from {@link Criterion#LOWEST} to {@link Criterion#HIGHEST}; null while it is
     *     open
     * @param comment empty for none
     */
    public record Mark(@Nullable Integer score, String comment) {
        public Mark {
            comment = StorableText.cut(comment.strip(), MAX_COMMENT_UNITS);
            if (score != null && (score < Criterion.LOWEST || score > Criterion.HIGHEST)) {
                throw new IllegalArgumentException("score " + score);
            }
        }
    }

    /** The score under a criterion; null while it is open. */
    public @Nullable Integer score(Criterion criterion) {
        Mark mark = marks.get(criterion.id());
        return mark == null ? null : mark.score();
    }

    /** Whether every criterion has a score. */
    public boolean isComplete(List<Criterion> criteria) {
        return criteria.stream().allMatch(each -> score(each) != null);
    }

    /** All scores together, each as often as its criterion weighs; only of a complete one. */
    int weighted(List<Criterion> criteria) {
        int sum = 0;
        for (Criterion each : criteria) {
            Integer score = score(each);
            if (score == null) {
                throw new IllegalStateException("an incomplete sheet");
            }
            sum += score * each.weight();
        }
        return sum;
    }
}
