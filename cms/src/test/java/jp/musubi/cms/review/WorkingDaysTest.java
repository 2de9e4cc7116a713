package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Days on which the office works, by the calendars that the Cabinet Office published. */
final class WorkingDaysTest {
    private static List<String> daysOff(int year) {
        return Stream.iterate(LocalDate.of(year, 1, 1), day -> day.plusDays(1))
                .limit(LocalDate.of(year, 1, 1).lengthOfYear())
                .filter(NationalHolidays::isDayOff)
                .map(day -> day.toString().substring(5))
                .toList();
    }

    @Test
    void theDaysOffOf2026AreThoseOfTheCabinetOffice() {
        assertEquals(
                List.of(
                        "01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04",
                        "05-05", "05-06", "07-20", "08-11", "09-21", "09-22", "09-23", "10-12",
                        "11-03", "11-23"),
                daysOff(2026));
    }

    @Test
    void theDaysOffOf2027AreThoseOfTheCabinetOffice() {
        assertEquals(
                List.of(
                        "01-01", "01-11", "02-11", "02-23", "03-21", "03-22", "04-29", "05-03",
                        "05-04", "05-05", "07-19", "08-11", "09-20", "09-23", "10-11", "11-03",
                        "11-23"),
                daysOff(2027));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-28",
                "2027-01-04",
                "2026-05-07",
                "2027-03-23",
                "2026-09-24",
                "2027-09-22"
            })
    void theOfficeWorksAroundThem(LocalDate day) {
        assertTrue(WorkingDays.isWorkingDay(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-29", "2026-12-31", "2027-12-31", "2028-01-03", "2026-11-28"})
    void theOfficeIsClosedAtTheTurnOfTheYearAndOnWeekends(LocalDate day) {
        assertFalse(WorkingDays.isWorkingDay(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-28, 2026-05-07",
        "2026-09-18, 2026-09-28",
        "2026-12-25, 2027-01-05",
        "2027-03-19, 2027-03-25",
        "2026-11-20, 2026-11-26"
    })
    void threeWorkingDaysLeaveThemOut(LocalDate from, LocalDate due) {
        assertEquals(
                WorkingDays.endOf(due),
                WorkingDays.endOfDayAfter(
                        from.atTime(10, 0).atZone(WorkingDays.ZONE).toInstant(), 3));
    }
}
