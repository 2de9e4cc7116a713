package jp.musubi.content.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalInt;

class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({
        "K-{year}-{count}, K-2026-0007, 7",
        "K-{year}-{count}, k-2026-0007, 7",
        "K-{year}-{count}, K-2026-12345, 12345",
        "K-{year}-{count}, K-2026-7, 7",
        "K-{year}-{count}, K-2025-0007,",
        "K-{year}-{count}, K-2026-0007-2,",
        "A{year}0000{count}B, A202600000012B, 12"
    })
    void theCountOfAYearIsReadBackFromItsNumbers(String pattern, String number, Integer count) {
        OptionalInt expected = count == null ? OptionalInt.empty() : OptionalInt.of(count);
        assertEquals(expected, new NumberPattern(pattern).count(number, 2026));
    }

    @ParameterizedTest
    @CsvSource({
        "K-{year}-{count}, K-2026-0007, true",
        "K-{year}-{count}, V-2026-0007, false",
        "K-{year}-{count}, K-26-0007, false"
    })
    void aNumberFitsItsPatternInAnyYear(String pattern, String number, boolean fits) {
        assertEquals(fits, new NumberPattern(pattern).fits(number));
    }

    @ParameterizedTest
    @CsvSource({
        "K-{year}-{count}, V-{year}-{count}, false",
        "K-{year}-{count}, KV-{year}-{count}, false",
        "K-{year}-{count}, K{year}-{count}, false",
        "K-{year}-{count}, K-{year}-{count}, true",
        "K-{year}-{count}, k-{year}-{count}, true",
        "K-{year}-{count}, K-{year}-1{count}, true",
        "K{year}{count}, K20{year}{count}, true",
        "{year}{count}, 2{year}-{count}, false"
    })
    void patternsOverlapWhereANumberCouldBeOfBoth(String one, String other, boolean overlap) {
        var first = new NumberPattern(one);
        var second = new NumberPattern(other);
        assertEquals(overlap, first.overlaps(second));
        assertEquals(overlap, second.overlaps(first));
    }

    @Test
    void aNumberIsNeverLongerThanItsFieldAllows() {
        String longest = "A".repeat(27) + "{year}{count}";
        assertEquals(37, new NumberPattern(longest).number(2026, 999_999).length());
        assertThrows(IllegalArgumentException.class, () -> new NumberPattern("A" + longest));
    }
}
