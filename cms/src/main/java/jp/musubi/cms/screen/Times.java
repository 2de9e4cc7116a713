package jp.musubi.cms.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people of one language write them, on the clocks of the city. */
public final class Times {
    /** The city's clocks. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Screens screens;
    private final String language;

    /** Moments in a language of the screens. */
    public Times(Screens screens, String language) {
        this.screens = screens;
        this.language = language;
    }

    /** The day, without the year when it is this one. */
    public String day(Instant moment) {
        return written(moment, isThisYear(moment) ? "time.day" : "time.day-of-year");
    }

    /** Day, hour and minute. */
    public String minute(Instant moment) {
        return written(moment, isThisYear(moment) ? "time.minute" : "time.minute-of-year");
    }

    /** Day, hour and minute, always with the year: what is handed on and read years later. */
    public String kept(Instant moment) {
        return written(moment, "time.minute-of-year");
    }

    /** Hour, minute and second: {@code 14:02:11}. */
    public String second(Instant moment) {
        return written(moment, "time.second");
    }

    /** A calendar day, always with its year: the end of a term, a birthday. */
    public String date(LocalDate day) {
        return pattern("time.day-of-year").format(day);
    }

    /** The calendar day as forms want it: {@code 2026-11-23}. */
    public static String iso(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE).toString();
    }

    private static boolean isThisYear(Instant moment) {
        return ZonedDateTime.now(ZONE).getYear() == moment.atZone(ZONE).getYear();
    }

    private String written(Instant moment, String pattern) {
        return pattern(pattern).format(moment.atZone(ZONE));
    }

    private DateTimeFormatter pattern(String name) {
        return DateTimeFormatter.ofPattern(
                screens.text(language, name), Locale.forLanguageTag(language));
    }
}
