package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.browser.View.Trait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Every step of changing an address, as people of all kinds see it. */
@InBrowser
final class AddressInBrowserTest {
    private static final List<View> VIEWS =
            List.of(
                    View.PHONE.wide(320),
                    View.PHONE.wide(320).with(Trait.DARK),
                    View.DESK.in("en"),
                    View.DESK.with(Trait.DARK));

    @Test
    void eachStepCanBeReadAndUsedByEverybody(TestBrowser browser, @TempDir Path data)
            throws Exception {
        browser.tolerate("422 for POST");
        try (RunningCity city = RunningCity.start(data, null, false)) {
            city.publish(
                    "{\"type\":\"group\",\"slug\":\"hotaru\",\"fields\":{\"title\":\"ほたるの会\"}}");
            String id =
                    city.wiring().entries().find("group", "hotaru").orElseThrow().id().toString();
            for (View view : VIEWS) {
                String name = "hotaru-" + VIEWS.indexOf(view);
                Page page = browser.page(view, city.address("/admin/sign-in/passphrase"));
                page.fill("#email", "staff@example.jp");
                page.fill("#passphrase", "demo-staff-asanogawa");
                page.keyboard().press("Enter");
                page.waitForURL(address -> !address.contains("sign-in"));
                page.navigate(city.address("/admin/entries/" + id + "/address"));
                page.fill("#slug", "Hotaru no Kai");
                page.click("main form .button");
                page.waitForSelector("#slug-error");
                check(browser, page, view, "wrong");
                page.fill("#slug", name);
                page.click("main form .button");
                page.waitForSelector("#sure");
                check(browser, page, view, "sure");
                page.click("button[value=now]");
                page.waitForURL("**/address?done=address-now");
                city.await(() -> city.get("/groups/" + name + "/").statusCode() == 200);
                page.reload();
                page.locator("details.more")
                        .evaluateAll("all => all.forEach(it => it.open = true)");
                check(browser, page, view, "former");
            }
        }
    }

    private static void check(TestBrowser browser, Page page, View view, String step) {
        browser.screenshot(page, "address-" + step + "-" + view.widthPx() + "-" + view.language());
        Axe.check(page);
        assertEquals(
                true,
                page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                step + " " + view);
    }
}
