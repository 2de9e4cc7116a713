package jp.musubi.cms.award.edition;

import jp.musubi.cms.screen.Times;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an edition is to be.
 *
 * @param name of the awards, the same in each edition
 * @param theme of this edition; nothing for none
 * @param callFrom first day of the call
 * @param callUntil last day of the call
 */
public record Plan(
        Wording name,
        Wording theme,
        List<Category> categories,
        @Nullable LocalDate callFrom,
        @Nullable LocalDate callUntil,
        EntryRules rules,
        List<Criterion> criteria,
        Schedule schedule) {
    /** Categories, or criteria, of one edition. */
    public static final int MAX_ROWS = 20;

    /** Prizes of one category. */
    public static final int MAX_QUOTA = 100;

    /** The most that a criterion counts. */
    public static final int MAX_WEIGHT = 100;

    /** The most years, or supporters, that a rule asks for. */
    public static final int MAX_RULE = 50;

    /** What a new edition begins with. */
    public static final Plan EMPTY =
            new Plan(
                    Wording.NONE,
                    Wording.NONE,
                    List.of(),
                    null,
                    null,
                    EntryRules.USUAL,
                    List.of(),
                    new Schedule(null, null, null, null, Schedule.Telling.AFTER));

    public Plan {
        categories = List.copyOf(categories);
        criteria = List.copyOf(criteria);
    }

    /** When the call opens: the beginning of its first day in the city. */
    public Optional<Instant> opensAt() {
        return Optional.ofNullable(callFrom).map(day -> day.atStartOfDay(Times.ZONE).toInstant());
    }

    /** When the call closes: the end of its last day in the city. */
    public Optional<Instant> closesAt() {
        return Optional.ofNullable(callUntil)
                .map(day -> day.plusDays(1).atStartOfDay(Times.ZONE).toInstant());
    }

    /** The category of that id. */
    public Optional<Category> category(String id) {
        return categories.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** What is missing or wrong, as names of sentences; empty if it may be put forward. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (name.isMissing()) {
            problems.add("name");
        }
        if (callFrom == null || callUntil == null || callUntil.isBefore(callFrom)) {
            problems.add("call");
        }
        if (categories.isEmpty()
                || categories.stream().anyMatch(each -> each.name().isMissing())
                || categories.stream().anyMatch(each -> !within(each.quota(), MAX_QUOTA))) {
            problems.add("categories");
        }
        if (criteria.isEmpty()
                || criteria.stream().anyMatch(each -> each.name().isMissing())
                || criteria.stream().anyMatch(each -> !within(each.weight(), MAX_WEIGHT))) {
            problems.add("criteria");
        }
        if (!schedule.isInOrder(callUntil)) {
            problems.add("schedule");
        }
        return problems;
    }

    private static boolean within(int amount, int most) {
        return amount >= 1 && amount <= most;
    }

    /**
     * Whether another plan keeps what nominators were told: the awards, categories, rules and
     * criteria, the first day of the call, and a last day that is no earlier.
     */
    public boolean isKeptBy(Plan other) {
        return name.equals(other.name)
                && theme.equals(other.theme)
                && categories.equals(other.categories)
                && rules.equals(other.rules)
                && criteria.equals(other.criteria)
                && Optional.ofNullable(callFrom).equals(Optional.ofNullable(other.callFrom))
                && callUntil != null
                && other.callUntil != null
                && !other.callUntil.isBefore(callUntil);
    }
}
