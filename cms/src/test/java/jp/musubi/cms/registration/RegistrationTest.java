package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.registration.Registration.Standing;
import jp.musubi.cms.registration.Registration.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

class RegistrationTest {
    private static Registration until(String last, Standing standing) {
        return new Registration(
                UUID.randomUUID(),
                "2026-0001",
                LocalDate.of(2026, 11, 24),
                LocalDate.parse(last),
                standing,
                null,
                Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2028-03-31",
        "2027-03-31, 2028-03-31",
        "2027-04-01, 2029-03-31",
        "2027-01-01, 2028-03-31"
    })
    void aTermEndsWithTheFiscalYearAfterTheNext(LocalDate from, LocalDate until) {
        assertEquals(until, Registration.endOfTerm(from));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-31, REGISTERED",
        "2028-01-01, RENEWAL_DUE",
        "2028-03-31, RENEWAL_DUE",
        "2028-04-01, LAPSED"
    })
    void aRegistrationIsDueForRenewalNinetyDaysBeforeItLapses(LocalDate day, State state) {
        assertEquals(state, until("2028-03-31", Standing.ACTIVE).on(day));
    }

    @Test
    void whatWasDecidedCountsMoreThanTheDays() {
        LocalDate day = LocalDate.of(2030, 1, 1);
        assertEquals(State.DORMANT, until("2028-03-31", Standing.DORMANT).on(day));
        assertEquals(State.STRUCK, until("2028-03-31", Standing.STRUCK).on(day));
        assertEquals(State.DISSOLVED, until("2028-03-31", Standing.DISSOLVED).on(day));
    }

    @Test
    void renewingEarlyLosesNothingOfTheTermAndRenewingLateBeginsANewOne() {
        Registration registration = until("2028-03-31", Standing.ACTIVE);
        assertEquals(
                LocalDate.of(2030, 3, 31), registration.renewedUntil(LocalDate.of(2028, 2, 1)));
        assertEquals(
                LocalDate.of(2031, 3, 31), registration.renewedUntil(LocalDate.of(2029, 6, 1)));
    }
}
