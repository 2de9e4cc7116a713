package jp.musubi.cms.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Administrators choose what the public site looks like, and readers see it. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookScreenTest {
    private static final String PATH = "/admin/settings/look";

    private RunningCity city;
    private PublicationStore publications;
    private Visitor admin;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        city.publish("{\"type\":\"group\",\"slug\":\"hotaru\",\"fields\":{\"title\":\"ほたるを守る会\"}}");
        publications = new PublicationStore(city.wiring().database(), new Ids(Clock.systemUTC()));
        admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    /**
     * The form as the page shows it, with other values in some fields; an empty one takes it out.
     */
    private static Map<String, String> form(Visitor.Page page, String... values) {
        Map<String, String> form = new LinkedHashMap<>();
        for (Element field :
                Jsoup.parse(page.body()).select("form[data-look] :is(input, select)")) {
            boolean isChoice = field.attr("type").matches("radio|checkbox");
            if (field.normalName().equals("select")) {
                form.put(field.attr("name"), field.select("option[selected]").attr("value"));
            } else if (!isChoice || field.hasAttr("checked")) {
                form.put(field.attr("name"), field.attr("value"));
            }
        }
        for (int at = 0; at < values.length; at += 2) {
            if (values[at + 1].isEmpty()) {
                form.remove(values[at]);
            } else {
                form.put(values[at], values[at + 1]);
            }
        }
        return form;
    }

    private int published() {
        return publications.newest(null, null, 99).size();
    }

    private void save(String... values) throws Exception {
        Visitor.Page saved = admin.post(PATH, form(admin.get(PATH), values));
        assertEquals(303, saved.status(), saved.body());
        String location = saved.location();
        assertTrue(location.matches("/admin/publications/[0-9a-f-]+\\?done=site-saved"), location);
        String id = location.replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
    }

    private String styleSheet() throws Exception {
        Document page = Jsoup.parse(city.get("/").body());
        return city.get(page.select("link[rel=stylesheet]").attr("href")).body();
    }

    @Test
    void readersSeeWhatWasChosenAndTheRecordTellsOfIt() throws Exception {
        save("ai.light", "#0A5C2E", "furigana", "1", "theme", "akari");
        assertTrue(styleSheet().contains("--ai: #0a5c2e;"));
        assertTrue(styleSheet().contains("--ink: #111111;"), "of the theme that was chosen");
        assertTrue(city.get("/groups/hotaru/").body().contains("data-furigana=\"on\""));
        assertTrue(city.get("/api/v1/snapshot").body().contains("\"ai.light\":\"#0a5c2e\""));
        String record = admin.get("/admin/audit").body();
        assertTrue(record.contains("公開サイトの見た目を変えた"), record);
        assertTrue(record.contains("変えたところ：藍（リンク、ボタン） / ふりがな / テーマ"), record);

        int before = published();
        Visitor.Page same = admin.post(PATH, form(admin.get(PATH)));
        assertEquals(PATH + "?done=site-unchanged", same.location());
        assertEquals(before, published());

        Visitor.Page plain = admin.post(PATH, form(admin.get(PATH), "then", "reset"));
        assertFalse(form(plain).containsKey("furigana"), plain.body());
        save("theme", "default", "ai.light", "#17457a", "furigana", "");
        assertFalse(styleSheet().contains("#0a5c2e"));
        assertTrue(styleSheet().contains("--ink: #211f1b;"));
    }

    @Test
    void theFrontPageHasItsPartsInTheOrderOfTheirNumbers() throws Exception {
        save("home.districts", "1", "home.fields", "2", "home.news", "");
        Map<String, String> now = form(admin.get(PATH));
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
        int before = published();
        Visitor.Page page =
                admin.post(
                        PATH, form(admin.get(PATH), "ai.light", "#7aa7d8", "kusa.dark", "green"));
        assertEquals(422, page.status());
        assertEquals(before, published());
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
        Visitor.Page cured =
                admin.post(PATH, form(admin.get(PATH), "ai.light", cure, "then", "look"));
        assertEquals(200, cured.status(), cured.body());
        assertTrue(cured.body().contains("まだ保存していません"));
        assertEquals(before, published(), "looking saves nothing");
    }

    @Test
    void whoSavesAfterSomebodyElseIsToldAndMaySaveThen() throws Exception {
        Map<String, String> mine = form(admin.get(PATH), "enji.light", "#8a1230");
        save("enji.light", "#7a1030");
        int before = published();
        Visitor.Page told = admin.post(PATH, mine);
        assertEquals(409, told.status());
        assertTrue(told.body().contains("ほかの人が先に保存しました"), told.body());
        assertEquals("#8a1230", form(told).get("enji.light"));
        assertEquals(before, published());
        assertEquals(303, admin.post(PATH, form(told)).status());
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
    void onlyAdministratorsMay() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        assertFalse(staff.get("/admin/settings").body().contains(PATH));
        assertTrue(admin.get("/admin/settings").body().contains(PATH));
        assertEquals(403, staff.get(PATH).status());
        assertEquals(403, staff.get(PATH + "/sample.css").status());
    }

    @Test
    void everyThemeOfTheProgramIsOffered() throws Exception {
        Document page = Jsoup.parse(admin.get(PATH).body());
        assertEquals(Theme.SHIPPED, page.select("[name=theme]").eachAttr("value"));
    }

    @Test
    void everybodyCanReadAndUseTheForm(TestBrowser browser) {
        browser.tolerate("422 for POST");
        for (View view : List.of(View.PHONE.wide(320).with(View.Trait.DARK), View.DESK.in("en"))) {
            Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
            page.fill("#email", "admin@example.jp");
            page.fill("#passphrase", "demo-admin-kenrokuen");
            page.keyboard().press("Enter");
            page.waitForURL(address -> !address.contains("sign-in"));
            page.navigate(city.address(PATH));
            Axe.check(page);
            page.fill("[id='kusa.light']", "#204010");
            assertThat(page.locator(".swatch--light .is-kusa")).hasCSS("color", "rgb(32, 64, 16)");
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    view.toString());
            browser.screenshot(page, "settings-look-" + view.widthPx() + "-" + view.language());
            page.fill("[id='kusa.light']", "#a0c080");
            page.click("main form button:not([name])");
            page.waitForSelector("#problems");
            page.click("#problems a >> nth=0");
            assertEquals("kusa.light", page.evaluate("document.activeElement.name"));
        }
    }
}
