package jp.musubi.cms.freshness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
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
import java.util.List;

/** The office's settings, its question and the owner's answer, as people meet them. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FreshnessInBrowserTest {
    private static final List<View> VIEWS =
            List.of(
                    View.PHONE,
                    View.PHONE.in("en"),
                    View.DESK,
                    View.DESK.in("en"),
                    View.PHONE.with(View.Trait.DARK),
                    View.DESK.with(View.Trait.DARK));

    private RunningCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        for (String name : List.of("ほたるを守る会", "浅野川の朝市をひらく会")) {
            city.publish(
                    """
                    {"type":"group","fields":{"title":"%s","confirmed_on":"2024-01-10"}}\
                    """
                            .formatted(name));
        }
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Page administrator(TestBrowser browser, View view) {
        Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
        page.fill("#email", "admin@example.jp");
        page.fill("#passphrase", "demo-admin-kenrokuen");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        return page;
    }

    private static void isFine(TestBrowser browser, Page page, String name, View view) {
        String file = "freshness-" + name + "-" + view.toString().replaceAll("[^\\w]+", "-");
        browser.screenshot(page, file);
        Axe.check(page);
        assertEquals(
                true,
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " <= document.documentElement.clientWidth"),
                file + " is too wide");
    }

    @Test
    void theScreensAreFineInEveryView(TestBrowser browser) {
        browser.tolerate("422");
        for (View view : VIEWS) {
            Page page = administrator(browser, view);
            page.navigate(city.address("/admin/settings"));
            isFine(browser, page, "settings", view);
            page.fill("#months", "99");
            page.click("main form button[type=submit]");
            isFine(browser, page, "settings-wrong", view);
            page.navigate(city.address("/admin/office"));
            page.locator("main form button").first().click();
            isFine(browser, page, "office", view);
        }
    }
}
