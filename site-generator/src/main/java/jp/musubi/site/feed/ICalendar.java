package jp.musubi.site.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A calendar of whole days (iCalendar, RFC 5545, with the name of RFC 7986). Days have no time and
 * so no time zone: they are the same days wherever the calendar is read.
 */
final class ICalendar {
    /** Octets of a line without its end (section 3.1). */
    static final int MAX_LINE_OCTETS = 75;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder out = new StringBuilder(4_096);

    private ICalendar() {}

    /**
     * One day.
     *
     * @param id the same for ever, and no other day's
     * @param changed when what is said of it changed
     * @param description lines of plain text
     * @param place where it is, if that is known
     * @param page absolute address
     */
    record Event(
            String id,
            Instant changed,
            LocalDate day,
            String title,
            String description,
            Optional<String> place,
            String kind,
            String page) {}

    /** A whole file in UTF-8, the same bytes for the same days. */
    static byte[] of(String name, String language, List<Event> events) {
        var calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Musubi//Musubi//" + language.toUpperCase(Locale.ROOT));
        calendar.text("NAME", name);
        // What calendars asked for before RFC 7986.
        calendar.text("X-WR-CALNAME", name);
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
        events.forEach(event -> calendar.event(event, language));
        calendar.line("END:VCALENDAR");
        return calendar.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(Event event, String language) {
        String in = ";LANGUAGE=" + language;
        line("BEGIN:VEVENT");
        line("UID:" + event.id());
        line("DTSTAMP:" + STAMP.format(event.changed()));
        line("DTSTART;VALUE=DATE:" + DAY.format(event.day()));
        text("SUMMARY" + in, event.title());
        text("DESCRIPTION" + in, event.description());
        event.place().ifPresent(place -> text("LOCATION" + in, place));
        text("CATEGORIES" + in, event.kind());
        line("URL:" + event.page());
        // Nobody is busy because a group meets.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private void text(String property, String text) {
        var escaped = new StringBuilder(property).append(':');
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                        case '\n' -> escaped.append("\\n");
                        default -> {
                            boolean isAllowed =
                                    c == '\t' || (!Character.isISOControl(c) && !isHalf(c));
                            if (isAllowed) {
                                escaped.appendCodePoint(c);
                            }
                        }
                    }
                });
        line(escaped.toString());
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Writes a line, folded where it is too long, never within a character. */
    private void line(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int c = line.codePointAt(at);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (octets + size > MAX_LINE_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += size;
            at += Character.charCount(c);
        }
        out.append("\r\n");
    }
}
