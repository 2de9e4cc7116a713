package jp.musubi.cms.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What readers look for in the published site, as the office gets to see it. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchWordsInBrowserTest {
    private static final String SCREEN = "/admin/search";

    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        city.publish(
                """
                {"type":"group","slug":"hotaru","fields":{"title":"ほたるの会",\
                "reading":"ほたるのかい","summary":"小川で蛍を守ります","fields":["environment"]}}\
                """);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private static void search(Page page, String words) {
        Request told =
                page.waitForRequest(
                        "**/api/v1/search/questions", () -> page.fill("main #q", words));
        assertEquals(204, told.response().status());
    }

    @Test
    void theOfficeSeesWhatWasLookedForAndWhatNobodyFound(TestBrowser browser) throws Exception {
        Page staff = browser.page(View.PHONE, city.address("/admin/sign-in/passphrase"));
        staff.fill("#email", "staff@example.jp");
        staff.fill("#passphrase", "demo-staff-asanogawa");
        staff.keyboard().press("Enter");
        staff.waitForURL(address -> !address.contains("sign-in"));
        staff.navigate(city.address(SCREEN));
        assertTrue(staff.textContent("[aria-labelledby=unmet]").contains("ありません"));
        browser.screenshot(staff, "search-words-empty");
        Axe.check(staff);

        for (int reader = 0; reader < 2; reader++) {
            Page page = browser.page(View.PHONE, city.address("/search/"));
            page.waitForSelector("main form[data-ready]");
            search(page, "ほたる");
            search(page, "将棋");
        }
        staff.navigate(city.address("/admin/office"));
        staff.click("a[href='" + SCREEN + "']");
        assertTrue(staff.textContent("[aria-labelledby=unmet] tbody").matches("(?s)\\s*将棋2.*"));
        assertTrue(staff.textContent("[aria-labelledby=most] tbody").contains("ほたる"));
        staff.click("[aria-labelledby=most] tbody a");
        String reason = staff.textContent(".reasoned > li:first-child");
        assertTrue(reason.contains("ほたるの会"), reason);
        assertTrue(reason.contains("「ほたる」"), reason);
        browser.screenshot(staff, "search-words");
        Axe.check(staff);

        Page dark =
                browser.page(
                        View.DESK.with(View.Trait.DARK), city.address("/admin/sign-in/passphrase"));
        dark.fill("#email", "staff@example.jp");
        dark.fill("#passphrase", "demo-staff-asanogawa");
        dark.keyboard().press("Enter");
        dark.waitForURL(address -> !address.contains("sign-in"));
        dark.navigate(city.address(SCREEN + "?q=%E5%B0%86%E6%A3%8B&days=90"));
        assertTrue(dark.textContent("main").contains("「将棋」では、何も見つかりませんでした"));
        browser.screenshot(dark, "search-words-dark");
        Axe.check(dark);
    }

    @Test
    void nobodyElseSeesIt() throws Exception {
        assertEquals(303, new Visitor(city).get(SCREEN).status());
        Visitor owner = Visitor.signedIn(city, "editor@example.jp", "demo-editor-utatsuyama");
        assertEquals(403, owner.get(SCREEN).status());
    }
}
