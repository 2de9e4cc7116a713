package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.reminder.Reminder;
import jp.musubi.cms.reminder.ReminderSource;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What staff are reminded of about awards: drafts, and the days on which a call ends. */
final class AwardReminders implements ReminderSource {
    private final Database database;
    private final EditionStore editions;
    private final Screens screens;

    AwardReminders(Database database, EditionStore editions, Screens screens) {
        this.database = database;
        this.editions = editions;
        this.screens = screens;
    }

    @Override
    public List<Reminder> reminders(String language) {
        var all = new ArrayList<Reminder>();
        for (var draft : database.read(AwardAct.PROPOSALS::open)) {
            String kind = draft.act().result() == null ? "results" : "withdrawal";
            all.add(
                    new Reminder(
                            Reminder.Kind.WAITS,
                            LocalDate.ofInstant(draft.proposedAt(), Times.ZONE),
                            screens.text(language, "reminder.award-" + kind),
                            AwardPaths.of(AwardPaths.EDITION, draft.act().edition()) + "/meeting"));
        }
        for (Edition edition : editions.all()) {
            LocalDate day = next(edition);
            if (day != null) {
                String state = edition.state().name().toLowerCase(Locale.ROOT);
                all.add(
                        new Reminder(
                                Reminder.Kind.FALLS_DUE,
                                day,
                                screens.text(
                                        language,
                                        "reminder.award." + state,
                                        edition.plan().name().in(language),
                                        edition.number()),
                                AwardPaths.of(AwardPaths.EDITION, edition.id())));
            }
        }
        return all;
    }

    /** The day that comes next in an edition's schedule; null for none. */
    private static @Nullable LocalDate next(Edition edition) {
        return switch (edition.state()) {
            case OPEN -> edition.plan().callUntil();
            case SCREENING -> edition.plan().schedule().screeningUntil();
            case MEETING -> edition.plan().schedule().meetingOn();
            case DECIDED -> edition.plan().schedule().ceremonyOn();
            case DRAFT, PLANNED, CLOSED, ANNOUNCED -> null;
        };
    }
}
