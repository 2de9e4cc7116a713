package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.browser.Chromium;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Writing as people do it: in a browser, on a bad line, two at a time, without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EditInBrowserTest {
    private static final String SUMMARY = "#f-summary-ja";

    private final AtomicInteger number = new AtomicInteger();
    private RunningCity city;
    private Chromium chromium;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        chromium = Chromium.installed();
        browser = chromium.browser();
        city = RunningCity.start(data, null, false);
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (city != null) {
            city.close();
        }
    }

    private String group(String title) throws Exception {
        String id =
                city.post(
                                "/api/v1/entries",
                                "{\"type\":\"group\",\"slug\":\"%s\",\"fields\":{\"title\":\"%s\"}}"
                                        .formatted("mado-" + number.incrementAndGet(), title))
                        .path("id")
                        .asText();
        for (String email : List.of("owner@example.jp", "editor@example.jp")) {
            UUID account = city.wiring().accounts().findByEmail(email).orElseThrow().id();
            city.wiring()
                    .database()
                    .write(tx -> {
                        city.wiring()
                                .accounts()
                                .join(tx, account, UUID.fromString(id), Membership.Part.EDITOR);
                        return id;
                    });
        }
        return id;
    }

    private BrowserContext context(boolean scripts, int width) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setJavaScriptEnabled(scripts)
                        .setLocale("ja-JP")
                        .setViewportSize(width, 800));
    }

    private Page signedIn(BrowserContext context, String email, String passphrase) {
        Page page = context.newPage();
        page.navigate(city.address("/admin/sign-in/passphrase"));
        page.fill("#email", email);
        page.fill("#passphrase", passphrase);
        page.click("main button[type=submit]");
        return page;
    }

    private Page owner(BrowserContext context) {
        return signedIn(context, "owner@example.jp", "demo-owner-saigawa");
    }

    private void open(Page page, String id) {
        page.navigate(city.address("/admin/entries/" + id + "/edit?part=about"));
        page.waitForSelector("#entry[data-ready]");
    }

    private static void state(Page page, String state) {
        page.waitForSelector(
                "[data-state=\"" + state + "\"]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
    }

    private String summary(String id) {
        return city.wiring()
                .entries()
                .findDraft(UUID.fromString(id))
                .orElseThrow()
                .content()
                .fields()
                .text("summary")
                .orElse("");
    }

    private void waitUntilSaved(Page page, String id, String text) {
        for (int turn = 0; turn < 100 && !summary(id).equals(text); turn++) {
            page.waitForTimeout(100);
        }
        assertEquals(text, summary(id));
    }

    @Test
    void whatIsTypedIsSavedByItselfAndCounted() throws Exception {
        String id = group("窓の会");
        try (BrowserContext context = context(true, 390)) {
            Page page = owner(context);
            open(page, id);
            page.fill(SUMMARY, "窓から見る");
            assertEquals("あと155文字書けます", page.textContent("[data-count=\"f-summary-ja\"]"));
            waitUntilSaved(page, id, "窓から見る");
            state(page, "saved");
        }
    }

    @Test
    void wordsSurviveALostConnectionAndAClosedTab() throws Exception {
        String id = group("橋の会");
        try (BrowserContext context = context(true, 390)) {
            Page page = owner(context);
            open(page, id);
            context.setOffline(true);
            page.fill(SUMMARY, "切れても残る");
            state(page, "offline");
            assertEquals("", summary(id));
            // Chromium is online again for what a closing tab still sends: this one stays cut off.
            page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut')); }");
            page.close();
            context.setOffline(false);

            Page again = context.newPage();
            open(again, id);
            again.waitForSelector("#restore:not([hidden])");
            again.click("#restore-yes");
            assertEquals("切れても残る", again.inputValue(SUMMARY));
            waitUntilSaved(again, id, "切れても残る");

            context.setOffline(true);
            again.fill(SUMMARY, "つながれば届く");
            state(again, "offline");
            context.setOffline(false);
            waitUntilSaved(again, id, "つながれば届く");
        }
    }

    @Test
    void whatCannotBeSavedIsToldAsWhatItIs() throws Exception {
        String id = group("長い話の会");
        try (BrowserContext context = context(true, 390)) {
            Page page = owner(context);
            open(page, id);
            page.fill("#f-summary-ja", "長".repeat(400_000));
            state(page, "too-large");
            page.fill("#f-summary-ja", "短い話");
            waitUntilSaved(page, id, "短い話");
            state(page, "saved");
            UUID entry = UUID.fromString(id);
            city.wiring().database().write(tx -> city.wiring().entries().trash(tx, entry));
            page.fill("#f-summary-ja", "もうない話");
            state(page, "gone");
        }
    }

    @Test
    void aFormThatBackBringsFromMemoryGoesOnSaving() throws Exception {
        String id = group("もどる話の会");
        try (BrowserContext context = context(true, 390)) {
            Page page = owner(context);
            open(page, id);
            page.evaluate("document.getElementById('entry').dispatchEvent(new Event('submit'))");
            page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
            page.fill("#f-summary-ja", "もどってから書く");
            waitUntilSaved(page, id, "もどってから書く");
        }
    }

    @Test
    void twoEditorsWhoCollideAreOfferedBothTexts() throws Exception {
        String id = group("庭の会");
        try (BrowserContext mine = context(true, 1280);
                BrowserContext theirs = context(true, 1280)) {
            Page one = owner(mine);
            Page other = signedIn(theirs, "editor@example.jp", "demo-editor-utatsuyama");
            open(one, id);
            open(other, id);
            other.fill(SUMMARY, "庭を見る");
            waitUntilSaved(other, id, "庭を見る");
            one.fill(SUMMARY, "庭を掘る");
            state(one, "clash");
            one.click("#compare");
            assertEquals("庭を見る", one.textContent(".change__side:first-child .change__text"));
            assertEquals("庭を掘る", one.textContent(".change__side:last-child .change__text"));
            one.check("input[value=mine]");
            one.click("main button[type=submit]");
            one.waitForSelector("#entry");
            assertEquals("庭を掘る", summary(id));
        }
    }

    @Test
    void twoEditorsOfDifferentFieldsDoNotNoticeEachOther() throws Exception {
        String id = group("畑の会");
        try (BrowserContext mine = context(true, 1280);
                BrowserContext theirs = context(true, 1280)) {
            Page one = owner(mine);
            Page other = signedIn(theirs, "editor@example.jp", "demo-editor-utatsuyama");
            open(one, id);
            open(other, id);
            other.fill(SUMMARY, "畑を見る");
            waitUntilSaved(other, id, "畑を見る");
            one.fill("#f-purpose-ja", "畑を守る");
            for (int turn = 0; turn < 100 && one.inputValue(SUMMARY).isEmpty(); turn++) {
                one.waitForTimeout(100);
            }
            assertEquals("畑を見る", one.inputValue(SUMMARY));
            state(one, "saved");
            assertEquals("畑を見る", summary(id));
            assertEquals("畑を守る", one.inputValue("#f-purpose-ja"));
        }
    }

    @Test
    void everythingWorksWithoutScripts() throws Exception {
        String id = group("島の会");
        try (BrowserContext context = context(false, 390)) {
            Page page = owner(context);
            page.navigate(city.address("/admin/entries/" + id + "/edit?part=about"));
            page.fill(SUMMARY, "島を歩く");
            page.click("button[value=save]");
            assertTrue(page.textContent("main").contains("保存しました。"));
            assertEquals("島を歩く", summary(id));
        }
    }

    @Test
    void nothingIsWiderThanASmallPhone() throws Exception {
        String id = group("長い名前の会");
        try (BrowserContext context = context(true, 320)) {
            Page page = owner(context);
            for (String path :
                    List.of(
                            "/admin/groups/" + id,
                            "/admin/entries/" + id + "/edit?part=contact",
                            "/admin/entries/" + id + "/preview",
                            "/admin/entries/" + id + "/history",
                            "/admin/entries/" + id + "/history/1")) {
                page.navigate(city.address(path));
                int wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
                assertTrue(wide <= 320, path + " is " + wide + " wide");
            }
        }
    }
}
