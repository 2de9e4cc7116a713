package jp.musubi.content.entry;

import jp.musubi.content.model.Precision;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
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
        try {
            return switch (text.length()) {
                case 4 -> Optional.of(new PartialDate(Year.parse(text).atDay(1), Precision.YEAR));
                case 7 ->
                        Optional.of(
                                new PartialDate(YearMonth.parse(text).atDay(1), Precision.MONTH));
                case 10 -> Optional.of(new PartialDate(LocalDate.parse(text), Precision.DAY));
                default -> Optional.empty();
            };
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
