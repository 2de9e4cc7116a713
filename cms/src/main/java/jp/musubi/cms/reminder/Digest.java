package jp.musubi.cms.reminder;

import jp.musubi.cms.setting.ReminderSettings;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What one mail reminds of.
 *
 * @param waiting what waits longer than it should, the longest first
 * @param due what falls due before the next mail may follow, the next first
 */
record Digest(List<Reminder> waiting, List<Reminder> due) {
    /** Days after which what still waits is told again. */
    private static final int AGAIN_AFTER_DAYS = 7;

    Digest {
        waiting = List.copyOf(waiting);
        due = List.copyOf(due);
    }

    /**
     * What there is to say on a day; nothing where it is too soon for another mail, or all of it
     * was said in the last one.
     *
     * @param sentOn day of the last mail; null for none
     */
    static Digest of(
            List<Reminder> all,
            ReminderSettings rules,
            @Nullable LocalDate sentOn,
            LocalDate today) {
        if (sentOn != null && sentOn.plusDays(rules.daysApart()).isAfter(today)) {
            return new Digest(List.of(), List.of());
        }
        LocalDate since = today.minusDays(rules.waitingDays());
        List<Reminder> waiting =
                sorted(all, Reminder.Kind.WAITS).stream()
                        .filter(each -> !each.day().isAfter(since))
                        .toList();
        LocalDate next = today.plusDays(rules.daysApart());
        List<Reminder> due =
                sorted(all, Reminder.Kind.FALLS_DUE).stream()
                        .filter(each -> !each.day().isBefore(today) && each.day().isBefore(next))
                        .toList();
        boolean isNew =
                sentOn == null
                        || !due.isEmpty()
                        || !sentOn.plusDays(AGAIN_AFTER_DAYS).isAfter(today)
                        || waiting.stream()
                                .anyMatch(each ->
                                        each.day().plusDays(rules.waitingDays()).isAfter(sentOn));
        return isNew ? new Digest(waiting, due) : new Digest(List.of(), List.of());
    }

    private static List<Reminder> sorted(List<Reminder> all, Reminder.Kind kind) {
        return all.stream()
                .filter(each -> each.kind() == kind)
                .sorted(Comparator.comparing(Reminder::day).thenComparing(Reminder::text))
                .toList();
    }

    int size() {
        return waiting.size() + due.size();
    }
}
