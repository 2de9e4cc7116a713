package jp.musubi.content.programme;

import jp.musubi.content.label.Label;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * One version of a programme's rules of use.
 *
 * @param version what cites it
 * @param inForce first day it holds
 * @param years longest term
 * @param endsOn the day of the year that every term ends on
 * @param renewalOpensDays how long before its end a term may be renewed
 * @param registeredMonths how long a group must have been registered
 * @param confirmedWithinMonths how long ago its page may have been confirmed last
 * @param uses what the banner may be used for, by id
 * @param forbidden what it may not be used for, by id
 * @param minimumPixels least width on screens
 * @param minimumMillimetres least width in print
 * @param removalDays how long after its end it may still be seen
 * @param text all of the rules, in Markdown
 */
public record Rules(
        String version,
        LocalDate inForce,
        int years,
        MonthDay endsOn,
        int renewalOpensDays,
        int registeredMonths,
        int confirmedWithinMonths,
        SequencedMap<String, Label> uses,
        SequencedMap<String, Label> forbidden,
        int minimumPixels,
        int minimumMillimetres,
        int removalDays,
        Label text) {
    public Rules {
        uses = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(uses));
        forbidden = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(forbidden));
    }

    /** The last day of a term that begins on a day: the last end of a year within its length. */
    public LocalDate lastDay(LocalDate from) {
        LocalDate most = from.plusYears(years).minusDays(1);
        LocalDate end = endsOn.atYear(most.getYear());
        return end.isAfter(most) ? endsOn.atYear(most.getYear() - 1) : end;
    }

    /** The first day on which a term that ends on a day may be renewed. */
    public LocalDate renewalOpens(LocalDate lastDay) {
        return lastDay.minusDays(renewalOpensDays);
    }

    /** Whether a page that was confirmed on a day is fresh enough on another. */
    public boolean isFresh(LocalDate confirmed, LocalDate today) {
        return !confirmed.plus(Period.ofMonths(confirmedWithinMonths)).isBefore(today);
    }
}
