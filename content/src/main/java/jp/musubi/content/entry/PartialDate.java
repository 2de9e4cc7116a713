package jp.musubi.content.entry;

import jp.musubi.content.model.Precision;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A date of the common era known to the day, the month or the year.
 *
 * @param first the first day it can mean
 * @param precision how much of it is known
 */
public record PartialDate(LocalDate first, Precision precision) {
    /**
     * Reads {@code 2026}, {@code 2026-11} or {@code 2026-11-23}; empty if it is none or no such
     * day.
     */
    public static Optional<PartialDate> parse(String text) {
        int chars = text.length();
        boolean isDated =
                (chars == 4 || chars == 7 || chars == 10)
                        && (chars == 4 || text.charAt(4) == '-')
                        && (chars < 10 || text.charAt(7) == '-');
        int year = isDated ? IsoTime.digits(text, 0, 4) : -1;
        if (year < 0) {
            return Optional.empty();
        }
        int month = chars == 4 ? 1 : IsoTime.digits(text, 5, 7);
        int day = chars < 10 ? 1 : IsoTime.digits(text, 8, 10);
        Precision precision =
                chars == 4 ? Precision.YEAR : chars == 7 ? Precision.MONTH : Precision.DAY;
        try {
            return Optional.of(new PartialDate(LocalDate.of(year, month, day), precision));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601, as long as the precision. */
    @Override
    public String toString() {
        String day = first.toString();
        return switch (precision) {
            case DAY -> day;
            case MONTH -> day.substring(0, 7);
            case YEAR -> day.substring(0, 4);
        };
    }
}
