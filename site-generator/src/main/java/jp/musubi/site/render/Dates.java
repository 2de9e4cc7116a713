package jp.musubi.site.render;

import jp.musubi.content.entry.PartialDate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Dates as people of one language write them. */
final class Dates {
    /** Civic life runs on Japan's clocks wherever the site is built. */
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Texts texts;
    private final List<String> months;
    private final List<String> weekdays;

    Dates(Texts texts) {
        this.texts = texts;
        this.months = List.of(texts.text("date.months").split(",", -1));
        this.weekdays = List.of(texts.text("date.weekdays").split(",", -1));
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** A moment as programs read it in a page, where HTML allows three digits behind a second. */
    static String machine(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** As precise as the date is known. */
    String text(PartialDate date) {
        return switch (date.precision()) {
            case DAY -> day(date.first());
            case MONTH -> written("date.month", date.first());
            case YEAR -> year(date.first().getYear());
        };
    }

    String day(LocalDate date) {
        return written("date.day", date);
    }

    String dayAndWeekday(LocalDate date) {
        return written("date.dayAndWeekday", date);
    }

    /** Without the year, for what is recent. */
    String shortDay(LocalDate date) {
        return written("date.short", date);
    }

    String year(int year) {
        return texts.text("date.year", Integer.toString(year));
    }

    /** Date and time to the minute. */
    String minute(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZONE);
        return texts.text(
                "date.minute",
                day(time.toLocalDate()),
                Integer.toString(time.getHour()),
                "%02d".formatted(time.getMinute()));
    }

    private String written(String key, LocalDate date) {
        return texts.text(
                key,
                Integer.toString(date.getYear()),
                Integer.toString(date.getMonthValue()),
                Integer.toString(date.getDayOfMonth()),
                months.get(date.getMonthValue() - 1),
                weekdays.get(date.getDayOfWeek().getValue() - 1));
    }
}
