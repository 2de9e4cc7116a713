package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.Chromium;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.content.entry.Value;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reviews with nothing but a keyboard, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReviewInBrowserTest {

    private RunningCity city;
    private Chromium chromium;
    private Browser browser;
    private UUID group;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        chromium = Chromium.installed();
        browser = chromium.browser();
        city = RunningCity.start(data, null, true);
        group = city.wiring().entries().find("group", "asano-hotaru").orElseThrow().id();
    }

    @AfterAll
    void stop() {
        if (city != null) {
            chromium.close();
            city.close();
        }
    }

    private Page signedIn(String email, String passphrase) {
        BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setLocale("ja-JP"));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(city.address("/admin/sign-in/passphrase"));
        page.fill("#email", email);
        page.fill("#passphrase", passphrase);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        return page;
    }

    private Page staff() {
        return signedIn("staff@example.jp", "demo-staff-asanogawa");
    }

    private Page owner() {
        return signedIn("owner@example.jp", "demo-owner-saigawa");
    }

    private void write(String text) {
        EntryStore entries = city.wiring().entries();
        Draft draft = entries.findDraft(group).orElseThrow();
        var content =
                new Content(
                        draft.content().fields().with("activity_place", new Value.Text(text)),
                        draft.content().shown());
        city.wiring()
                .database()
                .write(tx -> entries.save(tx, group, draft.entry().version(), content, null));
    }

    private void handIn(Page page) {
        page.navigate(city.address("/admin/entries/" + group + "/review"));
        page.locator("main form button.button").first().click();
        page.waitForURL("**/review?done=review-submitted");
    }

    @Test
    void staffApproveWithTheKeyboardAndSeeThePublicTime() {
        write("橋のたもと 三番地");
        handIn(owner());
        Page page = staff();
        assertTrue(page.url().endsWith("/admin/reviews"), page.url());
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/reviews/*");
        assertTrue(page.locator("ins").count() > 0);
        page.keyboard().press("a");
        String approve = "document.activeElement.closest('[data-approve]') !== null";
        assertEquals(true, page.evaluate(approve), "a key alone decides nothing");
        page.evaluate("document.querySelector('[data-approve]').dataset.sent = 'yes'");
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/publications/*");
        page.waitForSelector(".clock");

        assertTrue(page.locator(".clock").innerText().matches("\\d\\d:\\d\\d:\\d\\d"));
        assertTrue(page.title().contains("公開済み"), page.title());
        assertTrue(page.locator(".next__act a").first().isVisible());
        assertEquals(List.of(), complaints);
    }

    @Test
    void staffReturnAndTheGroupSeesTheRequest() {
        write("橋のたもと 四番地");
        Page group = owner();
        handIn(group);
        Page page = staff();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/reviews/*");
        page.keyboard().press("r");
        page.keyboard().type("A と R も書ける、理由です。");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/reviews?done=review-returned");
        group.reload();

        assertTrue(group.locator("main").innerText().contains("A と R も書ける、理由です。"));
        assertFalse(group.locator("text=確認を取り下げる").isVisible());
        assertEquals(List.of(), complaints);
    }
}
