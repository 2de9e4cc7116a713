package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;

import jp.musubi.cms.browser.View.Trait;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the other tests in a browser rely on: that faults of a page are noticed. */
@InBrowser
class TestBrowserTest {
    private static final String PAGE =
            "<!doctype html><html lang='en'><title>A page</title><link rel='icon' href='data:,'>";

    private static HttpServer server;

    /** Answers with the page that the query is, under a policy if the path is {@code /strict}. */
    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/")
                .setHandler(exchange -> {
                    byte[] page =
                            (PAGE + exchange.getRequestURI().getQuery())
                                    .getBytes(StandardCharsets.UTF_8);
                    String path = exchange.getRequestURI().getPath();
                    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
                    if (path.equals("/strict")) {
                        exchange.getResponseHeaders()
                                .set("Content-Security-Policy", "script-src 'self'");
                    }
                    exchange.sendResponseHeaders(path.equals("/missing") ? 404 : 200, page.length);
                    try (var body = exchange.getResponseBody()) {
                        body.write(page);
                    }
                });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /        | <script>console.error('broken')</script>      | console error at
                    /        | <script>throw new Error('broken')</script>    | uncaught in
                    /strict  | <script>document.title = 'taken'</script>     | Content Security Policy
                    /        | <img src='/missing' alt=''>                   | 404 for GET
                    /        | <img src='http://localhost:1/x.png' alt=''>   | no answer for
                    /        | <img src='http://city.example/x.png' alt=''>  | a request to another machine
                    """)
    void whatGoesWrongInAPageIsNoticedAndMayBeExpected(
            String path, String body, String complaint, TestBrowser browser) {
        browser.page(View.DESK, address(path, body));
        assertTrue(
                browser.complaints().stream().anyMatch(each -> each.contains(complaint)),
                () -> browser.complaints().toString());
        browser.tolerate("");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aPageThatIsFineIsNotComplainedAbout(TestBrowser browser) {
        Page page = browser.page(View.DESK, address("/", "<h1>Fine</h1>"));
        page.navigate(address("/", "<script>console.log('just a word')</script>"));
        assertEquals(List.of(), browser.complaints());
        assertEquals(2, browser.requests().size());
    }

    @Test
    void aPageSeesWhatItsReaderHasSet(TestBrowser browser) {
        View view = View.PHONE.in("en").with(Trait.DARK, Trait.FORCED_COLOURS);
        Page page = browser.page(view, address("/", ""));
        assertEquals(390, page.evaluate("innerWidth"));
        assertEquals("en-GB", page.evaluate("navigator.language"));
        for (String set : List.of("prefers-color-scheme: dark", "forced-colors: active")) {
            assertEquals(true, page.evaluate("it => matchMedia(`(${it})`).matches", set), set);
        }
        String motion = "matchMedia('(prefers-reduced-motion: reduce)').matches";
        assertEquals(false, page.evaluate(motion));
        assertEquals(
                true,
                browser.page(View.DESK.with(Trait.REDUCED_MOTION), address("/", ""))
                        .evaluate(motion));
    }

    @Test
    void scriptsRunUnlessTheReaderTurnedThemOff(TestBrowser browser) {
        String script = "<script>document.title = 'written'</script>";
        assertEquals("written", browser.page(View.DESK, address("/", script)).title());
        Page still = browser.page(View.DESK.with(Trait.NO_SCRIPTS), address("/", script));
        assertEquals("A page", still.title());
    }

    @Test
    void theNextWindowRemembersNothing(TestBrowser browser) {
        browser.page(View.DESK, address("/", "")).evaluate("document.cookie = 'known=1'");
        Page next = browser.page(View.DESK, address("/", ""));
        assertEquals("", next.evaluate("document.cookie"));
    }

    @Test
    void aPictureShowsThePageFromTopToBottom(TestBrowser browser) throws IOException {
        Page page = browser.page(View.DESK, address("/", "<h1>Fine</h1>"));
        Path picture = browser.picture(page, "a-page");
        assertTrue(Files.size(picture) > 0);
        Files.delete(picture);
    }

    @Test
    void whatAxeFindsNamesTheRuleTheElementAndTheCure(TestBrowser browser) {
        Page page = browser.page(View.DESK, address("/", "<main><h1>A</h1><img src='data:,'>"));
        String told = assertThrows(AssertionError.class, () -> Axe.check(page)).toString();
        for (String part : List.of("image-alt", "at img", "Fix any of the following")) {
            assertTrue(told.contains(part), told);
        }
    }

    @Test
    void axeFindsPaleWordsWhereColoursAreAskedFor(TestBrowser browser) {
        String pale =
                "<main><h1>A</h1><p id=pale style='color:#ccc'>pale words"
                        + "<p style='color:#333'>dark words";
        Page page = browser.page(View.DESK, address("/", pale + "<img src='data:,'>"));
        for (Axe.Rules rules : Axe.Rules.values()) {
            Axe.begin(page, rules);
            String told = String.join("\n", Axe.faults(page));
            boolean isOfColours = rules != Axe.Rules.BUT_OF_COLOURS;
            boolean isOfOthers = rules != Axe.Rules.OF_COLOURS;
            assertEquals(isOfColours, told.contains("color-contrast"), told);
            assertEquals(isOfColours, told.contains("#pale"), told);
            assertEquals(isOfOthers, told.contains("image-alt"), told);
            assertFalse(told.contains("nth-child"), told);
        }
    }

    @Test
    void noNameOfAnotherMachineIsLookedUp(TestBrowser browser) {
        browser.tolerate("");
        Page page = browser.page(View.DESK);
        assertThrows(PlaywrightException.class, () -> page.navigate("http://city.example/"));
    }

    private static String address(String path, String body) {
        return "http://localhost:" + server.getAddress().getPort() + path + "?" + encoded(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
