package jp.musubi.cms.office;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Administrators say what the public site is called, and readers see it. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SiteScreenTest {
    private static final String PATH = "/admin/settings/site";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private RunningCity city;
    private PublicationStore publications;
    private Visitor admin;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        city.publish("{\"type\":\"group\",\"slug\":\"hotaru\",\"fields\":{\"title\":\"ほたるを守る会\"}}");
        publications = new PublicationStore(city.wiring().database(), new Ids(Clock.systemUTC()));
        admin = administrator();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Visitor administrator() throws Exception {
        return Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
    }

    /** The form as it is now, with other texts in some fields. */
    private static Map<String, String> form(Visitor.Page page, String... texts) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("title.ja", "市民活動ひろば");
        form.put("title.en", "Civic Square");
        form.put("city.ja", "市");
        form.put("city.en", "City");
        for (int at = 0; at < texts.length; at += 2) {
            form.put(texts[at], texts[at + 1]);
        }
        return form;
    }

    private int published() {
        return publications.newest(null, null, 99).size();
    }

    private void awaitShown(String location) throws Exception {
        assertTrue(location.matches("/admin/publications/[0-9a-f-]+\\?done=site-saved"), location);
        String id = location.replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
    }

    @Test
    void readersSeeTheNewWordsOnEveryPageAndTheRecordTellsOfThem() throws Exception {
        Map<String, String> words =
                form(
                        admin.get(PATH),
                        "title.ja",
                        "  犀川 まちの\n広場 ",
                        "title.en",
                        "Saigawa Square",
                        "city.ja",
                        "犀川市",
                        "city.en",
                        "",
                        "description.ja",
                        "<b>まちの</b>人に会えます。",
                        "office.ja",
                        "むすび窓口\n平日 9時から",
                        "awarder.ja",
                        "犀川市長　橋 渡");
        Visitor.Page saved = admin.post(PATH, words);
        assertEquals(303, saved.status(), saved.body());
        awaitShown(saved.location());

        for (String path : List.of("/", "/groups/hotaru/", "/groups/")) {
            String body = city.get(path).body();
            assertTrue(body.contains("犀川<span class=\"brand__of\">まちの 広場</span>"), path);
            assertTrue(body.contains("むすび窓口\n平日 9時から"), path);
            assertTrue(body.contains("犀川市</span>"), path);
        }
        String english = city.get("/en/").body();
        assertTrue(english.contains("Saigawa<span class=\"brand__of\">Square"), english);
        assertTrue(english.contains("犀川市</span>"), "a text nobody wrote is the first one's");
        assertTrue(city.get("/").body().contains("&lt;b&gt;まちの&lt;/b&gt;人に会えます。"));
        assertTrue(city.get("/api/v1/snapshot").body().contains("犀川 まちの 広場"));
        assertTrue(city.get("/api/v1/snapshot").body().contains("\"awarder\":{\"ja\":\"犀川市長"));
        String record = admin.get("/admin/audit").body();
        assertTrue(record.contains("公開サイトの名前などを変えた"), record);
        assertTrue(record.contains("変えたところ：サイトの名前 / 市の名前 / 紹介の文 / 問い合わせ先 / 表彰状の贈り主"), record);
        String list = admin.get("/admin/publications").body();
        assertTrue(list.contains("サイト全体"), list);
        Visitor.Page now = admin.get(PATH);
        assertTrue(now.body().contains("value=\"犀川 まちの 広場\""), now.body());
        assertTrue(now.body().contains("むすび窓口\n平日 9時から</textarea>"), now.body());

        int before = published();
        Visitor.Page same = admin.post(PATH, reread(words, now));
        assertEquals(PATH + "?done=site-unchanged", same.location());
        assertEquals(before, published());
    }

    private static Map<String, String> reread(Map<String, String> words, Visitor.Page page) {
        Map<String, String> again = new LinkedHashMap<>(words);
        again.put("seen", form(page).getOrDefault("seen", ""));
        return again;
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndNothingTypedIsLost() throws Exception {
        int before = published();
        String tooLong = "あ".repeat(61);
        Visitor.Page page =
                admin.post(
                        PATH,
                        form(
                                admin.get(PATH),
                                "title.ja",
                                " 　",
                                "title.en",
                                tooLong,
                                "office.ja",
                                "むすび窓口"));
        assertEquals(422, page.status());
        assertTrue(page.body().contains("id=\"title.ja-error\""), page.body());
        assertTrue(page.body().contains("サイトの名前を書いてください。"), page.body());
        assertTrue(page.body().contains("60文字までにしてください。いまは61文字です。"), page.body());
        assertTrue(page.body().contains(tooLong), page.body());
        assertTrue(page.body().contains("むすび窓口</textarea>"), page.body());
        assertEquals(before, published());
    }

    @Test
    void whoSavesAfterSomebodyElseIsToldAndMaySaveThen() throws Exception {
        Visitor other = administrator();
        Map<String, String> mine = form(admin.get(PATH), "title.ja", "わたしの広場");
        Visitor.Page theirs = other.post(PATH, form(other.get(PATH), "title.ja", "ほかの人の広場"));
        awaitShown(theirs.location());
        int before = published();

        Visitor.Page told = admin.post(PATH, mine);
        assertEquals(409, told.status());
        assertTrue(told.body().contains("ほかの人が先に保存しました"), told.body());
        assertTrue(told.body().contains("ほかの人が保存した言葉：ほかの人の広場"), told.body());
        assertTrue(told.body().contains("value=\"わたしの広場\""), told.body());
        assertEquals(before, published());

        Visitor.Page saved = admin.post(PATH, reread(mine, told));
        awaitShown(saved.location());
        assertTrue(city.get("/").body().contains("わたしの広場"));
    }

    @Test
    void lookingSavesNothing() throws Exception {
        int before = published();
        Visitor.Page look =
                admin.post(PATH, form(admin.get(PATH), "title.ja", "あしたの ひろば", "then", "look"));
        assertEquals(200, look.status());
        assertTrue(look.body().contains("あしたの<span class=\"brand__of\">ひろば"), look.body());
        assertTrue(look.body().contains("まだ保存していません"), look.body());
        assertEquals(before, published());
        assertFalse(admin.get(PATH).body().contains("あしたの"));
    }

    @Test
    void onlyAdministratorsMay() throws Exception {
        Visitor staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
        assertFalse(staff.get("/admin/settings").body().contains(PATH));
        assertTrue(admin.get("/admin/settings").body().contains(PATH));
        assertEquals(403, staff.get(PATH).status());
        assertEquals(403, staff.post(PATH, form(staff.get("/admin/settings"))).status());
    }

    @Test
    void everybodyCanReadAndUseTheForm(TestBrowser browser) {
        browser.tolerate("422 for POST");
        for (View view :
                List.of(
                        View.PHONE.wide(320),
                        View.PHONE.wide(320).with(View.Trait.DARK),
                        View.DESK.in("en"),
                        View.DESK.with(View.Trait.DARK))) {
            Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
            page.fill("#email", "admin@example.jp");
            page.fill("#passphrase", "demo-admin-kenrokuen");
            page.keyboard().press("Enter");
            page.waitForURL(address -> !address.contains("sign-in"));
            page.navigate(city.address(PATH));
            Axe.check(page);
            page.fill("[name='title.ja']", "");
            page.fill("[name='title.en']", "Square".repeat(20));
            page.click("main form button:not([name])");
            page.waitForSelector("#problems");
            Axe.check(page);
            assertEquals(
                    true,
                    page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    view.toString());
            browser.screenshot(page, "settings-site-" + view.widthPx() + "-" + view.language());
            page.click("#problems a >> nth=0");
            assertEquals("title.ja", page.evaluate("document.activeElement.name"));
            page.fill("[name='title.ja']", "むすび ひろば");
            page.click("button[value=look]");
            page.waitForURL("**/site#look");
            assertTrue(page.locator("#look").innerText().contains("むすび"));
            Axe.check(page);
        }
    }
}
