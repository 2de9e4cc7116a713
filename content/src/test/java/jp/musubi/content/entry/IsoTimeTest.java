package jp.musubi.content.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;

/** Our short ways of reading times say what the platform's long ones say. */
final class IsoTimeTest {
    private static final String NONE = "none";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T05:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2024-02-29T12:34:56Z",
                "2026-02-29T12:34:56Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T25:00:00Z",
                "2026-11-23T23:60:00Z",
                "2026-11-23T23:59:60Z",
                "2026-11-23T12:00:60Z",
                "2026-11-23t05:00:00z",
                "2026-11-23 05:00:00Z",
                "2026-11-23T05:00:00.123456Z",
                "2026-11-23T05:00:00+09:00",
                "２０２６-11-23T05:00:00Z",
                "+2026-11-23T05:00:00",
                "2026-11-23T05:00Z",
                ""
            })
    void aTimeIsWhatThePlatformReads(String text) {
        assertEquals(said(() -> Instant.parse(text)), said(() -> IsoTime.instant(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026",
                "0000",
                "２０２６",
                "2026-11",
                "2026-00",
                "2026-13",
                "2026/11",
                "2026-1１",
                "2026-11-23",
                "2024-02-29",
                "2026-02-29",
                "2026-11-00",
                "2026-11/23",
                "2026-11-2a",
                "202611",
                "20261123",
                ""
            })
    void aDateIsWhatThePlatformReads(String text) {
        Supplier<Object> platform =
                () ->
                        switch (text.length()) {
                            case 4 -> Year.parse(text).atDay(1);
                            case 7 -> YearMonth.parse(text).atDay(1);
                            case 10 -> LocalDate.parse(text);
                            default -> NONE;
                        };
        Optional<LocalDate> read = PartialDate.parse(text).map(PartialDate::first);
        assertEquals(said(platform), read.map(LocalDate::toString).orElse(NONE));
        read.ifPresent(_ -> assertEquals(text, PartialDate.parse(text).orElseThrow().toString()));
    }

    @Test
    void aYearBeforeTheCommonEraIsNoDate() {
        assertEquals(Optional.empty(), PartialDate.parse("-026"));
    }

    private static String said(Supplier<?> parsing) {
        try {
            return parsing.get().toString();
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
