package jp.musubi.cms.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Set;

/**
 * The national holidays of Japan by the Act on National Holidays (国民の祝日に関する法律) as it stands since
 * 2022, with the days off it adds: the first weekday after a holiday on a Sunday (振替休日), and a day
 * between two holidays (国民の休日). The days of the equinoxes are announced each February for the year
 * after; the formula here agrees with all that were announced, and holds from 2022 to {@link
 * #LAST_YEAR}.
 */
final class NationalHolidays {
    /** The last year that the formula for the equinoxes is good for. */
    static final int LAST_YEAR = 2099;

    private static final int FORMULA_YEAR = 1980;
    private static final double MARCH_OF_FORMULA = 20.8431;
    private static final double SEPTEMBER_OF_FORMULA = 23.2488;
    private static final double DAYS_A_YEAR_IS_LONGER = 0.242194;
    private static final int YEARS_BETWEEN_LEAP_DAYS = 4;

    private NationalHolidays() {}

    /** Whether offices rest on that day because of the Act. */
    static boolean isDayOff(LocalDate day) {
        Set<LocalDate> holidays = of(day.getYear());
        return holidays.contains(day)
                || isSubstitute(day, holidays)
                || (holidays.contains(day.minusDays(1)) && holidays.contains(day.plusDays(1)));
    }

    /** All days from the one after a Sunday's holiday up to this one are holidays themselves. */
    private static boolean isSubstitute(LocalDate day, Set<LocalDate> holidays) {
        LocalDate before = day.minusDays(1);
        while (holidays.contains(before)) {
            if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return true;
            }
            before = before.minusDays(1);
        }
        return false;
    }

    /** The holidays that the Act names, in a year. */
    private static Set<LocalDate> of(int year) {
        var days = new HashSet<LocalDate>();
        days.add(LocalDate.of(year, Month.JANUARY, 1));
        days.add(monday(year, Month.JANUARY, 2));
        days.add(LocalDate.of(year, Month.FEBRUARY, 11));
        days.add(LocalDate.of(year, Month.FEBRUARY, 23));
        days.add(LocalDate.of(year, Month.MARCH, equinox(year, MARCH_OF_FORMULA)));
        days.add(LocalDate.of(year, Month.APRIL, 29));
        days.add(LocalDate.of(year, Month.MAY, 3));
        days.add(LocalDate.of(year, Month.MAY, 4));
        days.add(LocalDate.of(year, Month.MAY, 5));
        days.add(monday(year, Month.JULY, 3));
        days.add(LocalDate.of(year, Month.AUGUST, 11));
        days.add(monday(year, Month.SEPTEMBER, 3));
        days.add(LocalDate.of(year, Month.SEPTEMBER, equinox(year, SEPTEMBER_OF_FORMULA)));
        days.add(monday(year, Month.OCTOBER, 2));
        days.add(LocalDate.of(year, Month.NOVEMBER, 3));
        days.add(LocalDate.of(year, Month.NOVEMBER, 23));
        return days;
    }

    private static LocalDate monday(int year, Month month, int which) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY));
    }

    private static int equinox(int year, double dayOfFormula) {
        int years = year - FORMULA_YEAR;
        double leapDays = Math.floor((double) years / YEARS_BETWEEN_LEAP_DAYS);
        return (int) (dayOfFormula + DAYS_A_YEAR_IS_LONGER * years - leapDays);
    }
}
