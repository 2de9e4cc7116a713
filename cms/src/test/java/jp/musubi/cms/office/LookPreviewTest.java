package jp.musubi.cms.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who chooses looks sees the pages of the site with them before anything is saved. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookPreviewTest {
    private RunningCity city;
    private LookDesk desk;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        city = RunningCity.start(data, null, false);
        city.publish(
                "{\"type\":\"group\",\"slug\":\"hotaru\",\"fields\":{\"title\":\"ほたるを守る会\",\"fields\":[\"environment\"],\"district\":\"asanogawa\",\"recruiting\":true,\"recruiting_text\":\"川を歩く人\"}}");
        desk = LookDesk.of(city);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Document shown(Map<String, String> form, Map<String, Brought> files) throws Exception {
        Visitor.Page page = desk.preview(form, files);
        assertEquals(200, page.status(), page.body());
        return Jsoup.parse(page.body());
    }

    private Set<String> assetFiles() throws Exception {
        if (!Files.isDirectory(data.resolve("assets"))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(data.resolve("assets"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void theFrontPageIsSeenWithColoursPartsAndPicturesOfWhichNothingIsKept() throws Exception {
        int published = desk.published();
        int assets = desk.assets();
        Set<String> files = assetFiles();
        Document now = shown(desk.form(), Map.of());
        assertEquals(
                "by-field", now.select("main section[aria-labelledby]").attr("aria-labelledby"));
        assertTrue(now.select(".hero__picture").isEmpty());

        Document page =
                shown(
                        desk.form(
                                "ai.light",
                                "#0a5c2e",
                                "home.recruiting",
                                "1",
                                "home.fields",
                                "2",
                                "header-image.alt-ja",
                                "川にかかる橋",
                                "furigana",
                                "1"),
                        Map.of(
                                "header-image.file", LookDesk.picture(1600, 500),
                                "logo.file", LookDesk.picture(300, 300)));
        assertTrue(page.expectFirst("style").data().contains("--ai: #0a5c2e;"));
        assertTrue(page.select("link[rel=stylesheet], script[type=module]").isEmpty());
        assertEquals(
                List.of("now", "by-field"),
                page.select("main section[aria-labelledby]").eachAttr("aria-labelledby").stream()
                        .limit(2)
                        .toList());
        Element hero = page.expectFirst(".hero__picture");
        assertEquals("川にかかる橋", hero.attr("alt"));
        assertTrue(hero.attr("src").startsWith("data:image/webp;base64,"), hero.attr("src"));
        assertTrue(
                page.expectFirst(".header .brand__sign").attr("src").startsWith("data:image/webp"));
        assertEquals("on", page.expectFirst("html").attr("data-furigana"));
        assertTrue(page.text().contains("ほたるを守る会"));
        assertTrue(page.expectFirst("[data-looks]").text().contains("まだ保存していない"));

        assertEquals(published, desk.published());
        assertEquals(assets, desk.assets());
        assertEquals(files, assetFiles());
        assertFalse(city.get("/").body().contains("川にかかる橋"));
    }

    @Test
    void thePageRunsNothingAndNobodyElseMayShowKeepOrListIt() throws Exception {
        Visitor.Page page = desk.preview(desk.form("ai.light", "#0a5c2e"), Map.of());
        String css = Jsoup.parse(page.body()).expectFirst("style").data();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
        String hash = Base64.getEncoder().encodeToString(digest);
        assertEquals(
                "default-src 'none'; style-src 'sha256-"
                        + hash
                        + "'; img-src 'self' data:; font-src 'self'; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'self'",
                page.header("Content-Security-Policy"));
        assertEquals("SAMEORIGIN", page.header("X-Frame-Options"));
        assertEquals("no-store", page.header("Cache-Control"));
        assertEquals("noindex, nofollow", page.header("X-Robots-Tag"));
        Map<String, String> foreign = desk.form("csrf", "x");
        assertEquals(403, desk.preview(foreign, Map.of()).status());
    }

    @Test
    void whatCouldNotBeSavedIsSeenAndToldOf() throws Exception {
        Document page =
                shown(
                        desk.form("ai.light", "#7aa7d8", "header-image.alt-ja", "<b>橋</b>"),
                        Map.of("header-image.file", Brought.of("x.png", new byte[9])));
        String mark = page.expectFirst("[data-looks]").text();
        assertTrue(mark.contains("「藍（リンク、ボタン）」（明るい画面）は、「帯」との差が 2.2：1 です。"), mark);
        assertTrue(mark.contains("これは画像のファイルではありません"), mark);
        assertTrue(page.expectFirst("style").data().contains("--ai: #7aa7d8;"));
        assertTrue(page.select("main b:contains(橋)").isEmpty());
    }

    @Test
    void aPictureThatIsSavedIsSeenUntilItIsTakenAway() throws Exception {
        desk.save(desk.form(), Map.of("header-image.file", LookDesk.picture(1600, 500)));
        Document page = Jsoup.parse(desk.admin().get(LookDesk.PREVIEW).body());
        String source = page.expectFirst(".hero__picture").attr("src");
        assertTrue(source.startsWith("/api/v1/assets/"), source);
        assertEquals(200, desk.admin().get(source).status());
        assertTrue(page.expectFirst("[data-looks]").text().contains("いま保存されている"));
        Document without = shown(desk.form("header-image.remove", "1"), Map.of());
        assertTrue(without.select(".hero__picture").isEmpty());
        desk.save(desk.form("header-image.remove", "1"), Map.of());
    }

    @Test
    void aProfileIsSeenInTheThemeThatIsChosen() throws Exception {
        Document page = shown(desk.form("page", "group", "theme", "akari"), Map.of());
        assertEquals("ほたるを守る会", page.expectFirst("h1").text());
        assertTrue(page.expectFirst("style").data().contains("--ink: #111111;"));
        assertTrue(
                page.select("main a[href]").stream()
                        .allMatch(link -> link.attr("target").equals("_blank")));
    }

    @Test
    void whoAsksWithoutEndHasToWait() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        int status = 200;
        int asked = 0;
        while (status == 200 && asked < 400) {
            status = staff.get(LookDesk.PREVIEW).status();
            asked++;
        }
        assertEquals(429, status);
        assertTrue(asked > 60, "not while somebody tries colours: " + asked);
    }

    private Page opened(TestBrowser browser, View view) {
        Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
        page.fill("#email", "admin@example.jp");
        page.fill("#passphrase", "demo-admin-kenrokuen");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        page.navigate(city.address(LookDesk.PATH));
        return page;
    }

    private static FrameLocator frame(Page page) {
        return page.frameLocator("[data-look-preview] iframe:not(.is-coming)");
    }

    private static FilePayload picture() throws Exception {
        Brought file = LookDesk.picture(2400, 600);
        return new FilePayload("bridge.png", "image/png", file.bytes());
    }

    @Test
    void thePageFollowsTheFormAndAPictureThatIsOnlyChosen(TestBrowser browser) throws Exception {
        Page page = opened(browser, View.DESK);
        assertThat(frame(page).locator("[data-looks]")).containsText("いま保存されている");
        int history = (int) page.evaluate("history.length");
        page.fill("[id='ai.light']", "#0a5c2e");
        assertThat(page.locator("[data-said]")).hasText("選んだ見た目にしました。");
        assertThat(frame(page).locator(".search__go").first())
                .hasCSS("background-color", "rgb(10, 92, 46)");
        page.selectOption("[id='home.recruiting']", "1");
        page.selectOption("[id='home.fields']", "2");
        page.setInputFiles("[id='header-image.file']", picture());
        page.fill("[id='header-image.alt-ja']", "川にかかる橋");
        assertThat(frame(page).locator(".hero__picture")).hasAttribute("alt", "川にかかる橋");
        assertEquals(
                1600,
                frame(page).locator(".hero__picture").evaluate("image => image.naturalWidth"));
        assertThat(frame(page).locator("main section").first())
                .hasAttribute("aria-labelledby", "now");
        browser.screenshot(page, "settings-look-preview");
        page.check("[name=width][value=phone]");
        assertEquals(
                390, page.locator("[data-look-preview] iframe").evaluate("f => f.clientWidth"));
        page.check("[name=page][value=group]");
        assertThat(frame(page).locator("h1")).hasText("ほたるを守る会");
        page.fill("[id='ai.light']", "#7aa7d8");
        assertThat(page.locator("[data-said]")).containsText("差が 2.2：1 です");
        assertEquals(1, page.locator("[data-look-preview] iframe").count());
        assertEquals(history, page.evaluate("history.length"), "going back leaves the screen");
    }

    @Test
    void theOldPageStaysWhenTheServerDoesNotAnswer(TestBrowser browser) {
        browser.tolerate("/preview");
        browser.tolerate("Failed to load resource");
        Page page = opened(browser, View.PHONE.wide(320));
        assertThat(frame(page).locator("[data-looks]")).containsText("いま保存されている");
        page.route("**/look/preview", route -> route.abort());
        page.fill("[id='ai.light']", "#0a5c2e");
        assertThat(page.locator("[data-said]")).containsText("前に出した見え方のままです");
        assertThat(frame(page).locator("[data-looks]")).containsText("いま保存されている");
        page.unroute("**/look/preview");
        page.click("[data-look-preview] button");
        assertThat(page.locator("[data-said]")).hasText("選んだ見た目にしました。");
        assertThat(frame(page).locator("[data-looks]")).containsText("まだ保存していない");
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
        browser.screenshot(page, "settings-look-preview-320");
    }

    @Test
    void withoutScriptsTheButtonShowsThePageAndFilesStayChosen(TestBrowser browser)
            throws Exception {
        Page page = opened(browser, View.DESK.with(View.Trait.NO_SCRIPTS));
        page.fill("[id='ai.light']", "#0a5c2e");
        page.setInputFiles("[id='header-image.file']", picture());
        page.click("[data-look-preview] button");
        assertThat(frame(page).locator(".hero__picture")).isVisible();
        assertThat(frame(page).locator("[data-looks]")).containsText("まだ保存していない");
        page.click("main form button:not([name])");
        page.waitForURL("**/admin/publications/**");
        String id = page.url().replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
        assertTrue(city.get("/").body().contains("hero__picture"), "it was still chosen");
        desk.save(desk.form("header-image.remove", "1", "ai.light", "#17457a"), Map.of());
    }
}
