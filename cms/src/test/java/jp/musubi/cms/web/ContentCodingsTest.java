package jp.musubi.cms.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentCodingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | true",
                "GZIP | true",
                "br;q=1.0, gzip;q=0.8 | true",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "* | true",
                "*;q=0 | false",
                "br | false",
                "'' | false",
                ",,;; | false"
            })
    void gzipIsTakenAsTheFieldSays(String field, boolean taken) {
        assertEquals(taken, ContentCodings.takeGzip(field));
    }

    @Test
    void whoSaysNothingGetsBytesAsTheyAre() {
        assertEquals(false, ContentCodings.takeGzip(null));
    }
}
