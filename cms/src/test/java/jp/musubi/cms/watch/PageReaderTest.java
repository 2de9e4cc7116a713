package jp.musubi.cms.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import jp.musubi.cms.fetch.Unfetched;
import jp.musubi.cms.fetch.WebReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is said of a page elsewhere in the web, and how politely it is looked at. */
final class PageReaderTest {
    private static final String NUMBER = "K-2026-0001";
    private static final String CITY = "https://city.example.jp";
    private static final String PICTURE = CITY + "/badges/K-2026-0001/banner-ja-234x60.svg";
    private static final String CHECK = CITY + "/verify/K-2026-0001/";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private String host;

    /** A page, and what is to be found on it. */
    record Page(String body, Finding found) {}

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host = "http://localhost:" + server.getAddress().getPort();
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void answers(String path, int status, String type, String location, byte[] body) {
        server.createContext(
                path,
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
                    exchange.getResponseHeaders().set("Content-Type", type);
                    if (!location.isEmpty()) {
                        exchange.getResponseHeaders().set("Location", location);
                    }
                    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private void page(String path, String body) {
        answers(path, 200, "text/html; charset=utf-8", "", text(body));
    }

    private void robots(String text) {
        answers("/robots.txt", 200, "text/plain", "", text(text));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Finding look(String path) {
        WebReader web = WebReader.alsoHere().within(Duration.ofSeconds(1));
        return new PageReader(web, URI.create(CITY), Duration.ZERO).look(host + path, NUMBER);
    }

    private static Stream<Page> pages() {
        return Stream.concat(right(), wrong());
    }

    private static Stream<Page> right() {
        var shown = new Finding.Shown();
        String picture = "<img src='" + PICTURE + "' alt=''>";
        return Stream.of(
                new Page("<a href='" + CHECK + "'>" + picture + "</a>", shown),
                new Page("<a href='" + CITY + "/en/verify/K-2026-0001'>" + picture + "</a>", shown),
                new Page(
                        "<a href='http://CITY.example.jp/verify/K-2026-0001/'><p>"
                                + picture.replace("https:", "http:")
                                + "</p></a>",
                        shown),
                new Page(
                        "<p>見本</p>" + picture + "<a href='" + CHECK + "'>" + picture + "</a>",
                        shown),
                new Page(
                        "<base href='"
                                + CITY
                                + "/x/'><a href='../verify/K-2026-0001/'><img"
                                + " src='../badges/K-2026-0001/banner-en-88x31.png'></a>",
                        shown),
                new Page(
                        "<a href='"
                                + CHECK
                                + "'><picture><source srcset='/small.webp 1x, "
                                + PICTURE
                                + " 2x'><img src='/blank.gif'></picture></a>",
                        shown),
                new Page(
                        "<a href='"
                                + CHECK
                                + "'><img src='data:image/gif;base64,R0lGOD' data-src='"
                                + PICTURE
                                + "'></a>",
                        shown),
                new Page(
                        "<a href='"
                                + CHECK
                                + "'><noscript><img src='"
                                + PICTURE
                                + "'></noscript></a>",
                        shown),
                new Page(
                        "<a href='"
                                + CHECK
                                + "'><img src='https://camo.example.com/9f2' data-canonical-src='"
                                + PICTURE
                                + "'></a>",
                        shown));
    }

    private static Stream<Page> wrong() {
        var unlinked = new Finding.Unlinked();
        String picture = "<img src='" + PICTURE + "' alt=''>";
        return Stream.of(
                new Page(picture, unlinked),
                new Page(
                        "<a href='/about'>" + picture + "</a><a href='" + CHECK + "'>市</a>",
                        unlinked),
                new Page(
                        "<a href='" + CITY + "/verify/K-2026-0009/'>" + picture + "</a>", unlinked),
                new Page(
                        "<img src='https://img.example.com/up/k_2026_0001.png'>",
                        new Finding.Copied("https://img.example.com/up/k_2026_0001.png")),
                new Page(
                        "<img src='https://img.example.com/b.png' alt='協働パートナー 第Ｋ－2026－0001号'>",
                        new Finding.Copied("https://img.example.com/b.png")),
                new Page(
                        "<img src='data:image/png;base64,iVBO' alt='K-2026-0001'>",
                        new Finding.Copied("")),
                new Page(
                        "<a href='"
                                + CITY
                                + "/verify/K-2026-0009/'><img src='"
                                + PICTURE.replace("0001", "0009")
                                + "'></a>",
                        new Finding.OtherNumber("K-2026-0009")),
                new Page(
                        "<img src='https://img.example.com/K-2026-00012.png' alt='第AK-2026-0001号'>",
                        new Finding.Missing()),
                new Page("<p>K-2026-0001 " + PICTURE + "</p>", new Finding.Missing()),
                new Page(
                        "<!-- " + picture + " --><img><img src='https://[x/'>",
                        new Finding.Missing()),
                new Page(
                        "<a href='https://evil.example/verify/K-2026-0001/'><img"
                            + " src='https://evil.example/badges/K-2026-0001/banner-ja-88x31.svg'></a>",
                        new Finding.Missing()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void howAPageShowsABannerIsSaid(Page page) {
        page("/", "<!doctype html><html><body>" + page.body());
        assertEquals(page.found(), look("/"), page.body());
    }

    @Test
    void aPageInAnOlderCharacterSetIsRead() {
        byte[] page =
                "<meta charset='shift_jis'><img src='/x.png' alt='第Ｋ-2026-0001号'>"
                        .getBytes(Charset.forName("Shift_JIS"));
        answers("/", 200, "text/html", "", page);
        assertEquals(new Finding.Copied(host + "/x.png"), look("/"));
    }

    @Test
    void whatIsNoPageIsSaidWithWhatTheServerAnswered() {
        answers("/gone", 404, "text/html", "", text("x"));
        answers("/closed", 403, "text/html", "", text("x"));
        answers("/broken", 503, "text/html", "", text("x"));
        answers("/file", 200, "application/pdf", "", text("%PDF"));
        answers("/large", 200, "text/html", "", new byte[PageReader.MAX_PAGE_BYTES + 1]);
        assertEquals(new Finding.NotFound(404), look("/gone"));
        assertEquals(new Finding.Failed(403), look("/closed"));
        assertEquals(new Finding.Failed(503), look("/broken"));
        assertEquals(new Finding.NoPage(), look("/file"));
        assertEquals(new Finding.Unreachable(Unfetched.Why.TOO_LARGE), look("/large"));
    }

    /** A server that sends a byte now and then is left as one that sends none. */
    @Test
    void aSlowPageIsNotWaitedForLong() {
        server.createContext(
                "/slow",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (!over.await(100, TimeUnit.MILLISECONDS)) {
                            exchange.getResponseBody().write('x');
                            exchange.getResponseBody().flush();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        long start = System.nanoTime();
        Finding found = look("/slow");
        assertTrue(
                found instanceof Finding.Unreachable(Unfetched.Why why)
                        && List.of(Unfetched.Why.LATE, Unfetched.Why.NO_ANSWER).contains(why),
                found.toString());
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < 10);
    }

    @Test
    void robotsTxtIsKeptToInOurNameAndForAll() {
        robots("User-agent: *\nDisallow: /\n\nUser-agent: Musubi\nDisallow: /private/\n");
        page("/private/", "x");
        page("/open/", "x");
        assertEquals(new Finding.Forbidden(), look("/private/"));
        assertFalse(asked.contains("/private/"), "it was not asked for");
        assertEquals(new Finding.Missing(), look("/open/"));
        assertTrue(agents.stream().allMatch("Musubi/1.0 (+https://city.example.jp)"::equals));
    }

    @Test
    void withoutRobotsTxtAllIsReadAndWithABrokenOneNothing() {
        page("/", "x");
        answers("/robots.txt", 404, "text/plain", "", text("x"));
        assertEquals(new Finding.Missing(), look("/page"));
        server.removeContext("/robots.txt");
        asked.clear();
        answers("/robots.txt", 500, "text/plain", "", text("x"));
        assertEquals(new Finding.Failed(500), look("/page"));
        assertEquals(List.of("/robots.txt"), asked);
    }

    @Test
    void redirectsAreFollowedAFewTimesAndByTheRulesOfWhereTheyLead() {
        robots("User-agent: *\nDisallow: /hidden\n");
        page("/new", "<a href='" + CHECK + "'><img src='" + PICTURE + "'></a>");
        page("/hidden", "x");
        answers("/old", 301, "text/html", "/new", new byte[0]);
        answers("/to-hidden", 302, "text/html", "/hidden", new byte[0]);
        answers("/round", 302, "text/html", "/round", new byte[0]);
        assertEquals(new Finding.Shown(), look("/old"));
        assertEquals(new Finding.Forbidden(), look("/to-hidden"));
        assertEquals(new Finding.Unreachable(Unfetched.Why.ANSWER), look("/round"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/",
                "http://10.0.0.1/",
                "https://[::ffff:192.168.0.1]/",
                "//127.0.0.2/",
                "http://0/"
            })
    void noRedirectLeadsIntoThePrivateNetwork(String inside) {
        answers("/away", 302, "text/html", inside, new byte[0]);
        assertEquals(new Finding.Unreachable(Unfetched.Why.HOST), look("/away"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://localhost/", "http://a@localhost/"})
    void noRedirectLeadsToWhatIsNoPageInTheWeb(String inside) {
        answers("/away", 302, "text/html", inside, new byte[0]);
        assertEquals(new Finding.Unreachable(Unfetched.Why.ADDRESS), look("/away"));
    }

    @Test
    void robotsTxtDoesNotLeadIntoThePrivateNetworkEither() {
        page("/", "x");
        answers("/robots.txt", 302, "text/plain", "http://10.0.0.1/robots.txt", new byte[0]);
        assertEquals(new Finding.Unreachable(Unfetched.Why.HOST), look("/"));
    }

    @Test
    void thisMachineIsNotLookedAtByAServer() {
        page("/", "x");
        var reader = new PageReader(new WebReader(), URI.create(CITY), Duration.ZERO);
        assertEquals(new Finding.Unreachable(Unfetched.Why.HOST), reader.look(host + "/", NUMBER));
        assertEquals(List.of(), asked);
    }

    @Test
    void oneHostIsAskedWithAPause() {
        page("/", "x");
        var reader = new PageReader(WebReader.alsoHere(), URI.create(CITY), Duration.ofMillis(300));
        long start = System.nanoTime();
        assertEquals(new Finding.Missing(), reader.look(host + "/", NUMBER));
        assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) >= 300);
    }

    @Test
    void everyFindingIsReadAsItIsKept() {
        for (Finding one :
                List.of(
                        new Finding.Shown(),
                        new Finding.Unlinked(),
                        new Finding.Copied("https://a.example/b.png"),
                        new Finding.OtherNumber("K-2026-0009"),
                        new Finding.Missing(),
                        new Finding.NotFound(410),
                        new Finding.Failed(503),
                        new Finding.Unreachable(Unfetched.Why.NO_ANSWER),
                        new Finding.NoPage(),
                        new Finding.Forbidden())) {
            assertEquals(one, Finding.of(one.kind(), one.detail()).orElseThrow());
        }
    }
}
