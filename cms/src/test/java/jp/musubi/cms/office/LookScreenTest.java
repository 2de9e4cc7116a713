package jp.musubi.cms.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The office chooses what the public site looks like, and readers see it. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookScreenTest {
    private static final String PATH = LookDesk.PATH;

    private RunningCity city;
    private LookDesk desk;
    private Visitor admin;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        city.publish("{\"type\":\"group\",\"slug\":\"hotaru\",\"fields\":{\"title\":\"ほたるを守る会\"}}");
        desk = LookDesk.of(city);
        admin = desk.admin();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private static Map<String, String> form(Visitor.Page page, String... values) {
        return LookDesk.form(page, values);
    }

    private void save(String... values) throws Exception {
        desk.save(desk.form(values), Map.of());
    }

    @Test
    void readersSeeWhatWasChosenAndTheRecordTellsOfIt() throws Exception {
        save("ai.light", "#0A5C2E", "furigana", "1", "theme", "akari");
        assertTrue(desk.styleSheet().contains("--ai: #0a5c2e;"));
        assertTrue(desk.styleSheet().contains("--ink: #111111;"), "of the theme that was chosen");
        assertTrue(city.get("/groups/hotaru/").body().contains("data-furigana=\"on\""));
        assertTrue(city.get("/api/v1/snapshot").body().contains("\"ai.light\":\"#0a5c2e\""));
        String record = admin.get("/admin/audit").body();
        assertTrue(record.contains("公開サイトの見た目を変えた"), record);
        assertTrue(record.contains("変えたところ：藍（リンク、ボタン） / ふりがな / テーマ"), record);

        int before = desk.published();
        Visitor.Page same = desk.send(desk.form());
        assertEquals(PATH + "?done=site-unchanged", same.location());
        assertEquals(before, desk.published());

        Visitor.Page plain = desk.send(desk.form("then", "reset"));
        assertFalse(form(plain).containsKey("furigana"), plain.body());
        save("theme", "default", "ai.light", "#17457a", "furigana", "");
        assertFalse(desk.styleSheet().contains("#0a5c2e"));
        assertTrue(desk.styleSheet().contains("--ink: #211f1b;"));
    }

    @Test
    void theFrontPageHasItsPartsInTheOrderOfTheirNumbers() throws Exception {
        save("home.districts", "1", "home.fields", "2", "home.news", "");
        Map<String, String> now = desk.form();
        assertEquals("1", now.get("home.districts"));
        assertEquals("2", now.get("home.fields"));
        assertEquals("", now.get("home.news"));
        assertTrue(
                city.get("/api/v1/snapshot")
                        .body()
                        .contains("\"home\":\"districts fields recruiting meaning\""));
    }

    @Test
    void aColourThatCanHardlyBeReadIsRefusedWithThePairTheRatioAndACure() throws Exception {
        int before = desk.published();
        Visitor.Page page = desk.send(desk.form("ai.light", "#7aa7d8", "kusa.dark", "green"));
        assertEquals(422, page.status());
        assertEquals(before, desk.published());
        Document shown = Jsoup.parse(page.body());
        String error = shown.select("[id='ai.light-error']").text();
        assertTrue(
                error.matches(
                        "「藍（リンク、ボタン）」（明るい画面）は、「帯」との差が 2\\.2：1 です。"
                                + "4\\.5：1 以上にしてください。いちばん近い色は #[0-9a-f]{6} です。"),
                error);
        assertEquals("#7aa7d8", form(page).get("ai.light"), "nothing typed is lost");
        assertTrue(shown.select("[id='kusa.dark-error']").text().contains("6けた"));
        String cure = error.replaceAll(".*(#[0-9a-f]{6}).*", "$1");
        Visitor.Page cured = desk.preview(desk.form("ai.light", cure), Map.of());
        assertEquals(200, cured.status(), cured.body());
        assertTrue(cured.body().contains("まだ保存していない"));
        assertEquals(before, desk.published(), "looking saves nothing");
    }

    @Test
    void whoSavesAfterSomebodyElseIsToldAndMaySaveThen() throws Exception {
        Map<String, String> mine = desk.form("enji.light", "#8a1230");
        save("enji.light", "#7a1030");
        int before = desk.published();
        Visitor.Page told = desk.send(mine);
        assertEquals(409, told.status());
        assertTrue(told.body().contains("ほかの人が先に保存しました"), told.body());
        assertEquals("#8a1230", form(told).get("enji.light"));
        assertEquals(before, desk.published());
        assertEquals(303, desk.send(form(told)).status());
    }

    @Test
    void theSampleHasNothingInItButColoursOfTheTheme() throws Exception {
        String sample =
                admin.get(
                                PATH
                                        + "/sample.css?theme=akari&look=ai.light-0a5c2e_x.light-123456_ai.dark-%7D")
                        .body();
        assertTrue(sample.contains("--ai: #0a5c2e;"), sample);
        assertTrue(
                sample.lines()
                        .allMatch(line ->
                                line.matches(
                                        "\\.swatch--(light|dark) \\{|  --[a-z-]+:"
                                                + " #[0-9a-f]{6};|}")),
                sample);
        assertFalse(sample.contains("123456"));
    }

    @Test
    void choicesThatOnlyAnotherThemeHasAreNamedAndKept() throws Exception {
        var site = new SiteSettings(new SettingStore(city.wiring().database()), null);
        Look before = city.wiring().database().read(site::look);
        SortedMap<String, String> options = new TreeMap<>(before.options());
        options.put("sakura.light", "#8a1731");
        city.wiring()
                .database()
                .write(tx -> {
                    site.write(tx, new Look(before.theme(), options));
                    return tx;
                });
        Document form = Jsoup.parse(admin.get(PATH).body());
        assertEquals("sakura", form.select(".notice:not(.is-enji) li").text());
        save("murasaki.light", "#4f2b63");
        Look after = city.wiring().database().read(site::look);
        assertEquals("#8a1731", after.options().get("sakura.light"));
        assertEquals("#4f2b63", after.options().get("murasaki.light"));
        save("murasaki.light", before.options().getOrDefault("murasaki.light", "#653a7c"));
    }

    @Test
    void staffMayChangeTheLooksAndTheRecordTellsWhoDid() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        Document settings = Jsoup.parse(staff.get("/admin/settings").body());
        assertFalse(settings.select("a[href='" + PATH + "']").isEmpty());
        assertTrue(settings.select("a[href='/admin/settings/site']").isEmpty());
        assertFalse(
                Jsoup.parse(staff.get("/admin/office").body())
                        .select("main a[href='" + PATH + "']")
                        .isEmpty());
        new LookDesk(city, staff)
                .save(form(staff.get(PATH), "murasaki.light", "#402050"), Map.of());
        assertTrue(desk.styleSheet().contains("--murasaki: #402050;"));
        String record = Jsoup.parse(admin.get("/admin/audit").body()).text();
        int event = record.indexOf("公開サイトの見た目を変えた");
        String name = city.wiring().accounts().findByEmail("staff@example.jp").orElseThrow().name();
        assertTrue(record.substring(Math.max(0, event - 80), event + 80).contains(name), record);
        save("murasaki.light", "#653a7c");
    }

    @Test
    void everyThemeOfTheProgramIsOffered() throws Exception {
        Document page = Jsoup.parse(admin.get(PATH).body());
        assertEquals(Theme.SHIPPED, page.select("[name=theme]").eachAttr("value"));
    }

    private Page signedIn(TestBrowser browser, View view) {
        Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
        page.fill("#email", "admin@example.jp");
        page.fill("#passphrase", "demo-admin-kenrokuen");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        page.navigate(city.address(PATH));
        return page;
    }

    private static void checkWidth(Page page, View view) {
        assertEquals(
                true,
                page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                view.toString());
    }

    private static void save(Page page) {
        page.click("main form button:not([name])");
    }

    @Test
    void everybodyCanReadAndUseTheForm(TestBrowser browser) {
        browser.tolerate("422 for POST");
        for (View view : List.of(View.PHONE.wide(320).with(View.Trait.DARK), View.DESK.in("en"))) {
            Page page = signedIn(browser, view);
            Axe.check(page);
            page.fill("[id='kusa.light']", "#204010");
            assertThat(page.locator(".swatch--light .is-kusa")).hasCSS("color", "rgb(32, 64, 16)");
            checkWidth(page, view);
            browser.screenshot(page, "settings-look-" + view.widthPx() + "-" + view.language());
            page.fill("[id='kusa.light']", "#a0c080");
            save(page);
            page.waitForSelector("#problems");
            page.click("#problems a >> nth=0");
            assertEquals("kusa.light", page.evaluate("document.activeElement.name"));
        }
    }

    private static FilePayload file(Brought file) {
        return new FilePayload(file.name(), "image/png", file.bytes());
    }

    /** Axe is a script itself, so it looks only where scripts run; the pages are the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void picturesAreSavedTogetherWithTheColours(boolean scripts, TestBrowser browser)
            throws Exception {
        browser.tolerate("422 for POST");
        View phone = View.PHONE.wide(320);
        View view = scripts ? phone : phone.with(View.Trait.NO_SCRIPTS);
        Page page = signedIn(browser, view);
        page.fill("[id='murasaki.light']", "#4f2b63");
        page.setInputFiles("[id='logo.file']", file(LookDesk.picture(300, 300)));
        page.setInputFiles("[id='header-image.file']", file(Brought.of("bridge.png", new byte[9])));
        page.fill("[id='header-image.alt-ja']", "橋");
        save(page);
        page.waitForSelector("#problems");
        if (scripts) {
            Axe.check(page);
        }
        checkWidth(page, view);
        browser.screenshot(page, "settings-look-refused-" + scripts);
        page.click("#problems a");
        assertEquals("header-image.file", page.evaluate("document.activeElement.name"));
        assertThat(page.locator("[id='logo-again']")).isVisible();

        page.setInputFiles("[id='logo.file']", file(LookDesk.picture(300, 300)));
        page.setInputFiles("[id='header-image.file']", file(LookDesk.picture(1600, 500)));
        save(page);
        page.waitForURL("**/admin/publications/**");
        await(page);
        Document home = Jsoup.parse(city.get("/").body());
        assertEquals("橋", home.select(".hero__picture").attr("alt"));
        assertFalse(home.select(".header .brand__sign").isEmpty());
        assertTrue(desk.styleSheet().contains("--murasaki: #4f2b63;"));

        page.navigate(city.address(PATH));
        if (scripts) {
            Axe.check(page);
        }
        checkWidth(page, view);
        browser.screenshot(page, "settings-look-pictures-" + scripts);
        page.check("[name='logo.remove']");
        page.check("[name='header-image.remove']");
        page.fill("[id='murasaki.light']", "#653a7c");
        save(page);
        page.waitForURL("**/admin/publications/**");
        await(page);
        assertTrue(Jsoup.parse(city.get("/").body()).select(".hero__picture").isEmpty());
    }

    /** Waits for the publication that a page tells of. */
    private void await(Page page) throws Exception {
        String id = page.url().replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
    }
}
