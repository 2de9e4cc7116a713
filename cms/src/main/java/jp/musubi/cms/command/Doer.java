package jp.musubi.cms.command;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Who runs a command, and when, for the record. */
final class Doer {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Doer() {}

    /** The system's name of the account. */
    static String name() {
        return System.getProperty("user.name", "");
    }

    /** Day and minute where the command runs. */
    static String minute() {
        return MINUTE.format(ZonedDateTime.now(ZoneId.systemDefault()));
    }
}
