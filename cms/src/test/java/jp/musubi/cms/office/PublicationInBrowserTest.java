package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.publish.PublicationStore;
import jp.musubi.cms.release.Releases;
import jp.musubi.site.plan.Failure;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** People watch a publication become public, see why pages changed, and hold publishing. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublicationInBrowserTest {
    private RunningCity city;
    private Releases releases;
    private PublicationStore publications;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        releases = new Releases(data.resolve("site"), Clock.systemUTC());
        var database = city.wiring().database();
        publications = new PublicationStore(database, new Ids(Clock.systemUTC()));
        city.publish(group("hotaru", "ほたるを守る会"));
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private static String group(String slug, String title) {
        return """
        {"type":"group","slug":"%s","fields":{"title":"%s","fields":["environment"]}}\
        """
                .formatted(slug, title);
    }

    private UUID newest() {
        return publications.newest(null, null, 1).getFirst().publication().id();
    }

    private Visitor administrator() throws Exception {
        return Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
    }

    private Visitor staff() throws Exception {
        return Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
    }

    private Page staff(TestBrowser browser, View view) {
        Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
        page.fill("#email", "staff@example.jp");
        page.fill("#passphrase", "demo-staff-asanogawa");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        return page;
    }

    private void hold(Visitor administrator) throws Exception {
        city.publish(group("for-" + UUID.randomUUID(), "もうひとつの会"));
        String list = administrator.get("/admin/releases").body();
        var found = Pattern.compile("/admin/releases/(\\d+)\"").matcher(list);
        assertTrue(found.find(), list);
        String one = "/admin/releases/" + found.group(1);
        assertEquals(200, administrator.get(one).status());
        assertEquals(303, administrator.post(one + "/showing").status());
        assertTrue(releases.hold().isPresent());
    }

    private void resume(Visitor administrator) throws Exception {
        administrator.get("/admin/publications");
        assertEquals(303, administrator.post("/admin/releases/resumption").status());
        assertTrue(releases.hold().isEmpty());
    }

    private AuditEvent last() {
        return city.wiring().audit().newest(1).getFirst();
    }

    @Test
    void aPublicationIsWatchedFromWaitingToShownWithoutAReload(TestBrowser browser)
            throws Exception {
        Visitor administrator = administrator();
        hold(administrator);
        city.post(
                "/api/v1/entries/"
                        + city.post("/api/v1/entries", group("sakura", "さくらの会")).path("id").asText()
                        + "/publication",
                "");
        String path = "/admin/publications/" + newest();
        Page page = staff(browser, View.PHONE.with(View.Trait.REDUCED_MOTION));
        page.navigate(city.address(path));
        page.evaluate("window.isTheSamePage = true");
        assertTrue(page.locator("main").innerText().contains("順番を待っています"));
        assertTrue(page.locator("main").innerText().contains("公開を止めています"));
        browser.screenshot(page, "publication-waiting");
        Page list = staff(browser, View.DESK.in("en").with(View.Trait.DARK));
        list.navigate(city.address("/admin/publications"));
        assertTrue(list.locator("tbody tr").first().innerText().contains("Waiting its turn"));
        resume(administrator);

        page.waitForSelector(".clock");
        assertEquals(true, page.evaluate("window.isTheSamePage"));
        assertTrue(page.title().contains("公開済み"), page.title());
        assertTrue(page.locator("[data-said]").textContent().contains("公開済み"));
        String changes = page.locator("[aria-labelledby=changes]").innerText();
        assertTrue(changes.contains("新しいページ"), changes);
        assertTrue(changes.contains("さくらの会"), changes);
        assertTrue(changes.contains("「さくらの会」が活動分野「環境の保全を図る活動」の一覧に入ったため"), changes);
        assertTrue(changes.contains("前の版をもう一度見せていました"), changes);
        browser.screenshot(page, "publication-shown");
        Axe.check(page);
        list.waitForSelector("tbody tr:first-child .tag.is-kusa");
        list.navigate(city.address(path));
        browser.screenshot(list, "publication-shown-dark");
        Axe.check(list);
        page.click(".why__pages a[href='/groups/sakura/']");
        page.waitForURL("**/groups/sakura/");
    }

    @Test
    void withoutScriptsThePageSaysWhatItKnowsWhenItIsLoaded() throws Exception {
        Visitor staff = staff();
        String path = "/admin/publications/" + newest();
        assertTrue(staff.get(path).body().contains("class=\"clock\""));
        String english = staff.get(path, "Accept-Language", "en").body();
        assertTrue(english.contains("Pages that changed, and why"), english);
    }

    @Test
    void anEarlierReleaseIsShownAgainAndTheRecordTellsWhoDidIt() throws Exception {
        Visitor administrator = administrator();
        hold(administrator);
        assertEquals("publishing.hold", last().action());
        assertTrue(last().details().matches("release \\d+"), last().details());
        Visitor staff = staff();
        for (String path : List.of("/admin/office", "/admin/publications", "/admin/releases")) {
            String body = staff.get(path).body();
            assertTrue(body.contains("公開を止めています"), path);
            assertFalse(
                    body.contains("/admin/releases/resumption"), "administrators only: " + path);
        }
        assertEquals(403, staff.post("/admin/releases/resumption").status());
        assertEquals(403, staff.get("/admin/releases/1").status());
        resume(administrator);
        assertEquals("publishing.resume", last().action());
        assertFalse(staff.get("/admin/publications").body().contains("公開を止めています"));
    }

    @Test
    void whatReadersSeeNowIsNotShownAgain() throws Exception {
        Visitor administrator = administrator();
        administrator.get("/admin/releases");
        long now;
        int status;
        do {
            now = releases.now().orElseThrow().number();
            status = administrator.get("/admin/releases/" + now).status();
        } while (now != releases.now().orElseThrow().number());
        assertEquals(404, status);
        assertEquals(404, administrator.post("/admin/releases/99999/showing").status());
        assertTrue(releases.hold().isEmpty());
    }

    @Test
    void aFailedOneSaysWhyAndWhenItIsTriedAgain() throws Exception {
        Visitor administrator = administrator();
        hold(administrator);
        city.post(
                "/api/v1/entries/"
                        + city.post("/api/v1/entries", group("momiji", "もみじの会")).path("id").asText()
                        + "/publication",
                "");
        UUID id = newest();
        publications.claim(10);
        publications.failed(
                List.of(id),
                "the page \"x\" cannot be made",
                List.of(new Failure(Failure.Kind.NO_SPACE, List.of(), "x")));
        Visitor staff = staff();
        String path = "/admin/publications/" + id;
        String body = staff.get(path).body();
        assertTrue(body.contains("the page &quot;x&quot; cannot be made"), body);
        assertTrue(body.contains("ディスクがいっぱいで、ページを書けません。"), body);
        String english = staff.get(path, "Accept-Language", "en").body();
        assertTrue(english.contains("The disk is full, so no page can be written."), english);
        assertTrue(body.matches("(?s).*\\d\\d:\\d\\d:\\d\\d に、もう一度やってみます。.*"), body);
        assertEquals(
                path + "?done=retried",
                staff.post("/admin/publications/retry", "from", id.toString()).location());
        assertEquals(Publication.State.QUEUED, publications.find(id).orElseThrow().state());
        resume(administrator);
    }
}
