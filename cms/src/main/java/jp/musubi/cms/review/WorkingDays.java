package jp.musubi.cms.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;

/**
 * Days on which the office works: Monday to Friday in Japan, but for national holidays and the days
 * around the new year on which public offices are closed.
 */
final class WorkingDays {
    /** The office's clock. */
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final MonthDay CLOSED_FROM = MonthDay.of(12, 29);
    private static final MonthDay CLOSED_UNTIL = MonthDay.of(1, 3);

    private WorkingDays() {}

    /** The end of the day that many working days after. */
    static Instant endOfDayAfter(Instant start, int workingDays) {
        LocalDate day = LocalDate.ofInstant(start, ZONE);
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return endOf(day);
    }

    /** The last second of a day. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).minusSeconds(1).toInstant();
    }

    static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isNewYear(day)
                && !NationalHolidays.isDayOff(day);
    }

    private static boolean isNewYear(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return !date.isBefore(CLOSED_FROM) || !date.isAfter(CLOSED_UNTIL);
    }
}
