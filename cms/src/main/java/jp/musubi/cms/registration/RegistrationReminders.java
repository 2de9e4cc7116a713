package jp.musubi.cms.registration;

import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.reminder.Reminder;
import jp.musubi.cms.reminder.ReminderSource;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What staff are reminded of about registrations: applications that wait for the office. */
public final class RegistrationReminders implements ReminderSource {
    /** Applications that are looked at; more than an office can be reminded of. */
    private static final int MAX_APPLICATIONS = 500;

    private final ApplicationStore applications;
    private final EntryStore entries;
    private final Screens screens;

    public RegistrationReminders(
            ApplicationStore applications, EntryStore entries, Screens screens) {
        this.applications = applications;
        this.entries = entries;
        this.screens = screens;
    }

    @Override
    public List<Reminder> reminders(String language) {
        return applications.list(ApplicationStore.WAITING, MAX_APPLICATIONS).stream()
                .map(each -> reminder(each, language))
                .toList();
    }

    private Reminder reminder(Application one, String language) {
        String title = entries.find(one.group()).map(StoredEntry::title).orElse("–");
        Instant since = Objects.requireNonNullElse(one.submittedAt(), one.createdAt());
        return new Reminder(
                Reminder.Kind.WAITS,
                LocalDate.ofInstant(since, Times.ZONE),
                screens.text(language, "reminder.registration", one.numberText(), title),
                RegisterPaths.OFFICE + "/" + one.id());
    }
}
