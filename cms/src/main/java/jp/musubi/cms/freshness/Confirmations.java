package jp.musubi.cms.freshness;

import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When public pages were last confirmed. One that nobody ever confirmed counts as confirmed when it
 * last became public: whoever published it looked at it.
 */
public record Confirmations(WorkLists lists) {
    /** The field that says so. */
    public static final String CONFIRMED_ON = "confirmed_on";

    /** The day that counts as the confirmation of a page that says none. */
    static String day(@Nullable Instant liveAt) {
        Instant at = liveAt == null ? Instant.EPOCH : liveAt;
        return LocalDate.ofInstant(at, Times.ZONE).toString();
    }

    /** The pages that were confirmed before a day, with their days, the earliest first. */
    public List<WorkLists.Dated> before(ContentType type, LocalDate day) {
        return Stream.concat(
                        lists.below(type, CONFIRMED_ON, day.toString()).stream(),
                        lists.undated(type, CONFIRMED_ON, start(day)).stream()
                                .map(Confirmations::dated))
                .sorted(Comparator.comparing(WorkLists.Dated::value))
                .toList();
    }

    /** How many those are. */
    public long countBefore(ContentType type, LocalDate day) {
        return lists.countBelow(type, CONFIRMED_ON, day.toString())
                + lists.countUndated(type, CONFIRMED_ON, start(day));
    }

    /** The first page that was confirmed on that day or later. */
    Optional<WorkLists.Dated> firstFrom(ContentType type, LocalDate day) {
        return Stream.concat(
                        lists.firstFrom(type, CONFIRMED_ON, day.toString()).stream(),
                        lists.firstUndatedFrom(type, CONFIRMED_ON, start(day)).stream()
                                .map(Confirmations::dated))
                .min(Comparator.comparing(WorkLists.Dated::value));
    }

    private static WorkLists.Dated dated(WorkLists.Undated page) {
        return new WorkLists.Dated(page.entry(), day(page.liveAt()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Times.ZONE).toInstant();
    }
}
