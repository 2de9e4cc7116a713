package jp.musubi.cms.reminder;

import java.time.LocalDate;

/**
 * Something that staff are reminded of.
 *
 * @param day on which it falls due, or since which it waits
 * @param text what it is, in a line
 * @param path of the screen where it is dealt with
 */
public record Reminder(Kind kind, LocalDate day, String text, String path) {
    /** Why somebody is reminded. */
    public enum Kind {
        /** Somebody waits for the office. */
        WAITS,
        /** Something happens on a day. */
        FALLS_DUE
    }
}
