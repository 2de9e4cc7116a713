package jp.musubi.cms.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days on which the office works: Monday to Friday in Japan. Holidays are not known here. */
final class WorkingDays {
    /** The office's clock. */
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

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

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
