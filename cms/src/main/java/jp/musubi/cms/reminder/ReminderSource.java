package jp.musubi.cms.reminder;

import java.util.List;

/** Knows what waits and what falls due in a part of the office's work. */
@FunctionalInterface
public interface ReminderSource {
    /** All of it, however long it waits and whenever it falls due, in a language. */
    List<Reminder> reminders(String language);
}
