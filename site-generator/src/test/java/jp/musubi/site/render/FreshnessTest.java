package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.content.entry.PartialDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.Optional;

class FreshnessTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, FRESH",
        "2025-11-23, FRESH",
        "2025-11-22, PLEASE_CHECK",
        "2024-11-23, PLEASE_CHECK",
        "2024-11-22, OLD"
    })
    void twelveMonthsAreFreshAndTwentyFourAreOld(String confirmed, Freshness expected) {
        assertEquals(expected, Freshness.of(PartialDate.parse(confirmed), TODAY));
    }

    @Test
    void aMissingDateIsUnknown() {
        assertEquals(Freshness.UNKNOWN, Freshness.of(Optional.empty(), TODAY));
    }
}
