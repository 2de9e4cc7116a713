package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class HtmlCheckerTest {
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="ja"><head><meta charset="utf-8"><title>ほたる</title></head>
            <body><h1>ほたるの会</h1>%s</body></html>
            """;

    @Test
    void whatTheStandardForbidsIsToldWithItsPlace() throws Exception {
        var checker = new HtmlChecker();
        List<String> faults = checker.faults(PAGE.formatted("<ul><p>川のそうじ</p></ul>"));
        assertEquals(1, faults.size(), faults.toString());
        for (String part : List.of("error in line 3", "“p” not allowed", "<ul><p>川")) {
            assertTrue(faults.getFirst().contains(part), faults.toString());
        }
        assertEquals(List.of(), checker.faults(PAGE.formatted("<p>川のそうじ</p>")));
    }
}
