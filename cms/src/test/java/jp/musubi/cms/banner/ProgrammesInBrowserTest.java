package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;
import jp.musubi.cms.screen.Times;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Two programmes of banners, as a group, the office and readers see them. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProgrammesInBrowserTest {
    private static final List<Integer> WIDTHS = List.of(320, 390, 1280);

    private TwoProgrammes two;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        two = TwoProgrammes.start(data);
        two.apply("volunteer", "submit", "sticker");
        two.grant("volunteer");
        two.apply("partner", "submit", "flyer");
        String number = "V-" + LocalDate.now(Times.ZONE).getYear() + "-0001";
        two.city().await(() -> two.city().get("/verify/" + number + "/").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        two.close();
    }

    private Page signedIn(TestBrowser browser, View view, String email, String passphrase) {
        Page page = browser.page(view, two.city().address("/admin/sign-in/passphrase"));
        page.fill("#email", email);
        page.fill("#passphrase", passphrase);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
        return page;
    }

    /** Looks at a page in all widths: nothing lies beyond the edge, and no rule is broken. */
    private void look(TestBrowser browser, Page page, String path, String name) {
        page.navigate(two.city().address(path));
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            Object beyond =
                    page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertTrue(((Number) beyond).intValue() <= 0, path + " at " + width + ": " + beyond);
            browser.screenshot(page, "programmes-" + name + "-" + width);
        }
        Axe.check(page);
    }

    @Test
    void aGroupChoosesAProgrammeAndTheOfficeNarrowsToOne(TestBrowser browser) {
        Page owner = signedIn(browser, View.PHONE, "owner@example.jp", "demo-owner-saigawa");
        look(browser, owner, two.banner(), "group");
        owner.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("「" + SecondProgramme.NAME + "」を開く"))
                .click();
        owner.waitForLoadState();
        assertEquals(SecondProgramme.NAME, owner.locator("h1").textContent());
        look(browser, owner, two.in("volunteer"), "held");

        Page staff = signedIn(browser, View.DESK, "staff@example.jp", "demo-staff-asanogawa");
        look(browser, staff, "/admin/banners", "office");
        staff.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(SecondProgramme.NAME).setExact(true))
                .first()
                .click();
        staff.waitForLoadState();
        assertEquals(1, staff.locator("[aria-labelledby=all] tbody tr").count());
        look(browser, staff, "/admin/banner-artwork", "artwork");
    }

    @Test
    void readersSeeWhichProgrammeABannerIsOf(TestBrowser browser) throws Exception {
        two.grant("partner");
        two.city()
                .await(() ->
                        two.city().get("/groups/kobashi-chokai/").body().contains("partner-1"));
        String number = "V-" + LocalDate.now(Times.ZONE).getYear() + "-0001";
        Page reader = browser.page(View.PHONE, two.city().address("/partners/"));
        look(browser, reader, "/partners/", "holders");
        look(browser, reader, "/verify/" + number + "/", "verify");
        look(browser, reader, "/partners/rules/volunteer-2026-04/", "rules");
        look(browser, reader, "/groups/kobashi-chokai/", "profile");
        look(browser, reader, "/en/verify/" + number + "/", "verify-en");
    }
}
