package jp.musubi.cms.edit;

import jp.musubi.cms.screen.Times;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.Precision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** CityClock as people of the city read them. */
final class CityClock {
    private static final ZoneId ZONE = Times.ZONE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("H:mm:ss");
    private static final DateTimeFormatter DAY_JA = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter YEAR_JA = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter DAY_EN =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR_EN =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Clock clock;

    CityClock(Clock clock) {
        this.clock = clock;
    }

    /** The city's today. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The city's day of a moment. */
    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** A moment as programs read it in a page, where HTML allows three digits behind a second. */
    static String machine(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** 14:02. */
    String minute(Instant at) {
        return MINUTE.format(at.atZone(ZONE));
    }

    /** 14:02:11 today, else the day and the minute. */
    String precise(Instant at, String language) {
        ZonedDateTime time = at.atZone(ZONE);
        return time.toLocalDate().equals(today())
                ? SECOND.format(time)
                : day(at, language) + " " + MINUTE.format(time);
    }

    /** The day; with its year when that is another than this one. */
    String day(Instant at, String language) {
        ZonedDateTime time = at.atZone(ZONE);
        boolean thisYear = time.getYear() == today().getYear();
        boolean japanese = language.equals("ja");
        DateTimeFormatter format =
                thisYear ? (japanese ? DAY_JA : DAY_EN) : (japanese ? YEAR_JA : YEAR_EN);
        return format.format(time);
    }

    /** The day of a date, as precisely as it is known. */
    String day(PartialDate date, String language) {
        return date.precision() == Precision.DAY
                ? day(date.first().atStartOfDay(ZONE).toInstant(), language)
                : date.toString();
    }

    /** The day and the minute. */
    String full(Instant at, String language) {
        return day(at, language) + " " + minute(at);
    }
}
