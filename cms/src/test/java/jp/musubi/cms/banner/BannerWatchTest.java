package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import jp.musubi.cms.banner.Judgement.Verdict;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.watch.SightingStore;
import jp.musubi.content.banner.BannerState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The pages where a banner is registered to be shown are looked at as time passes. */
final class BannerWatchTest {
    private static final Duration WEEK = BannerWatch.FIRST;

    /** A month, and the hours by which hosts are spread. */
    private static final Duration MONTH = BannerWatch.MONTH.plusDays(2);

    private static final String SITE = "http://localhost:8080";
    private static final String SHOWN =
            "<a href='%1$s/verify/K-2026-0001/'><img src='%1$s/badges/K-2026-0001/banner-ja-88x31.svg'></a>"
                    .formatted(SITE);
    private static final String UNLINKED = SHOWN.replace("<a ", "<p ").replace("</a>", "</p>");

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String page;
    private volatile String body = SHOWN;
    private volatile int status = 200;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page = "http://localhost:" + server.getAddress().getPort() + "/";
        server.createContext(
                "/",
                exchange -> {
                    boolean isPage = !exchange.getRequestURI().getPath().equals("/robots.txt");
                    asked.addAndGet(isPage ? 1 : 0);
                    byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(isPage ? status : 404, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private BannerCity city(TestStore.Kind kind) {
        var city = new BannerCity(kind);
        city.pages = List.of(page);
        return city;
    }

    /** A banner whose pages are known to be looked at. */
    private static Banner watched(BannerCity city) {
        Banner banner = city.granted();
        assertEquals(0, city.passAndLook(Duration.ZERO), "a group has a week");
        return banner;
    }

    private static BannerWatch.Watched only(BannerCity city, Banner banner) {
        List<BannerWatch.Watched> all = city.banners.watch().of(city.again(banner));
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static Judgement judged(BannerCity city, Banner banner) {
        return only(city, banner).judgement();
    }

    private static List<Mail> told(BannerCity city) {
        return city.mails.newest(99).stream()
                .filter(mail -> mail.subject().contains("掲げ方"))
                .toList();
    }

    @EachDatabase
    void aPageIsLookedAtAWeekAfterItWasRegisteredAndThenEachMonth(TestStore.Kind kind) {
        try (var city = city(kind)) {
            Banner banner = watched(city);
            assertEquals(Verdict.WAITING, judged(city, banner).verdict());
            Instant next = city.banners.watch().nextDue().orElseThrow();
            assertEquals(Instant.parse("2026-11-29T15:00:00Z"), next, "the next day begins");
            assertEquals(0, city.passAndLook(WEEK.minusHours(1)));
            assertEquals(1, city.passAndLook(Duration.ofHours(1)));
            assertEquals(new Judgement(Verdict.RIGHT, "shown", 0), judged(city, banner));
            assertEquals(city.clock().instant(), only(city, banner).sighting().lookedAt());
            assertEquals(0, city.passAndLook(BannerWatch.MONTH.minusHours(1)));
            assertEquals(1, city.passAndLook(Duration.ofDays(2).plusHours(1)));
            assertEquals(2, asked.get());
            assertEquals("banner.seen-right", city.store.audit.newest(1).getFirst().action());
            assertEquals(page, city.store.audit.newest(1).getFirst().details());
            assertEquals(List.of(), told(city));
        }
    }

    @EachDatabase
    void whatBecameWrongIsMailedOnceAndSoIsTheNextThing(TestStore.Kind kind) {
        try (var city = city(kind)) {
            Banner banner = watched(city);
            body = UNLINKED;
            city.passAndLook(WEEK);
            Instant since = only(city, banner).sighting().wrongSince();
            assertEquals(city.clock().instant(), since);
            assertEquals(1, told(city).size());
            String mail = told(city).getFirst().body();
            assertTrue(mail.contains(page) && mail.contains("つながっていません"), mail);
            assertTrue(mail.contains("貼りなおしてください"), mail);
            city.passAndLook(MONTH);
            assertEquals(1, told(city).size(), "not again for the same");
            assertEquals(since, only(city, banner).sighting().wrongSince());
            assertEquals(1, city.banners.watch().troubles().size());
            body = "<p>x</p>";
            city.passAndLook(MONTH);
            assertEquals(2, told(city).size());
            body = SHOWN;
            city.passAndLook(MONTH);
            assertNull(only(city, banner).sighting().wrongSince());
            assertEquals(List.of(), city.banners.watch().troubles());
            body = "<p>x</p>";
            city.passAndLook(MONTH);
            assertEquals(3, told(city).size(), "wrong again is told again");
        }
    }

    @Test
    void aPageThatCannotBeSeenIsShownToTheOfficeAndLookedAtAgainSoon() {
        try (var city = city(TestStore.Kind.H2)) {
            Banner banner = watched(city);
            status = 503;
            city.passAndLook(WEEK);
            assertEquals(new Judgement(Verdict.UNSEEN, "failed", 0), judged(city, banner));
            assertEquals(1, city.banners.watch().troubles().size());
            assertEquals(List.of(), told(city));
            status = 200;
            assertEquals(1, city.passAndLook(BannerWatch.WEEK.plusDays(2)));
            assertEquals(Verdict.RIGHT, judged(city, banner).verdict());
        }
    }

    @EachDatabase
    void whoAsksForALookGetsItOnceInTenMinutes(TestStore.Kind kind) {
        try (var city = city(kind)) {
            Banner banner = watched(city);
            assertTrue(asks(city, banner));
            assertEquals("banner.look", city.store.audit.newest(1).getFirst().action());
            assertFalse(asks(city, banner));
            assertEquals(1, city.passAndLook(Duration.ofMinutes(1)));
            assertFalse(asks(city, banner));
            assertEquals(0, city.passAndLook(Duration.ofMinutes(9)));
            assertFalse(asks(city, banner), "ten minutes after the look");
            city.passAndLook(Duration.ofMinutes(1));
            assertTrue(asks(city, banner));
            assertEquals(1, city.passAndLook(Duration.ZERO));
            assertEquals(2, asked.get());
        }
    }

    private static boolean asks(BannerCity city, Banner banner) {
        return city.write(tx -> city.banners.watch().ask(tx, banner, city.drafter));
    }

    /** Each publication wakes it; reading all banners again for each would slow them all down. */
    @EachDatabase
    void onlyAChangedBannerOrAnotherDayMakesItLookThroughAllBanners(TestStore.Kind kind) {
        try (var city = city(kind)) {
            Banner banner = watched(city);
            forget(city, banner);
            city.stayRegistered();
            city.passAndLook(Duration.ZERO);
            assertEquals(List.of(), city.banners.watch().of(city.again(banner)));

            city.take(banner, BannerStep.SUSPEND, new BannerWords("確認中です。", "", "", "", null));
            city.passAndLook(Duration.ZERO);
            assertEquals(1, city.banners.watch().of(city.again(banner)).size());

            forget(city, banner);
            city.passAndLook(Duration.ofDays(1));
            assertEquals(1, city.banners.watch().of(city.again(banner)).size());
        }
    }

    private static void forget(BannerCity city, Banner banner) {
        city.write(tx -> {
            SightingStore.of(tx, banner.id()).forEach(each -> SightingStore.remove(tx, each));
            return tx;
        });
    }

    @Test
    void pagesOfOneHostAreLookedAtOneAfterAnother() {
        try (var city = city(TestStore.Kind.H2)) {
            city.pages = List.of(page, page + "about", page.replace("localhost", "127.0.0.1"));
            watched(city);
            assertEquals(2, city.passAndLook(WEEK));
            Instant next = city.banners.watch().nextDue().orElseThrow();
            assertEquals(city.clock().instant().plusSeconds(30), next);
            assertEquals(1, city.passAndLook(Duration.ofSeconds(30)));
            assertEquals(0, city.passAndLook(Duration.ofSeconds(30)));
        }
    }

    @Test
    void aPictureThatStaysAfterItsEndIsReportedToTheOfficeWhenItsDaysAreOver() {
        try (var city = city(TestStore.Kind.H2)) {
            Banner banner = watched(city);
            city.passAndLook(WEEK);
            city.take(
                    banner,
                    BannerStep.REVOKE,
                    new BannerWords("商品に使われました。", "", "", "協働第9号", null));
            assertEquals(BannerState.REVOKED, city.again(banner).state());
            city.passAndLook(Duration.ofMinutes(11));
            assertTrue(asks(city, city.again(banner)));
            city.passAndLook(Duration.ZERO);
            assertEquals("may-stay", judged(city, banner).word());
            assertEquals(0, city.passAndLook(Duration.ofDays(29)));
            assertEquals(1, city.passAndLook(Duration.ofDays(2)), "the day after its days");
            assertEquals(new Judgement(Verdict.WRONG, "still", 31), judged(city, banner));
            assertEquals(1, city.banners.watch().troubles().size());
            assertNotNull(only(city, banner).sighting().wrongSince());
            assertEquals(List.of(), told(city), "it is for the office to say so");
            body = "<p>x</p>";
            city.passAndLook(MONTH);
            assertEquals("removed", judged(city, banner).word());
            assertEquals(List.of(), city.banners.watch().troubles());
            city.passAndLook(Duration.ofDays(365));
            assertEquals(List.of(), city.banners.watch().of(city.again(banner)));
        }
    }

    @Test
    void whileABannerIsSuspendedOnlyACopyOfItIsWrong() {
        try (var city = city(TestStore.Kind.H2)) {
            Banner banner = watched(city);
            city.take(banner, BannerStep.SUSPEND, new BannerWords("確認中です。", "", "", "", null));
            body = "<p>x</p>";
            city.passAndLook(WEEK);
            assertEquals(new Judgement(Verdict.RIGHT, "missing", 0), judged(city, banner));
            body = "<img src='/K-2026-0001.png'>";
            city.passAndLook(MONTH);
            assertEquals(new Judgement(Verdict.WRONG, "copied", 0), judged(city, banner));
            assertEquals(1, told(city).size());
        }
    }
}
