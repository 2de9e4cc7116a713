package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import jp.musubi.cms.RunningCity;
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

    /** Asks the published files for what an address of the search asks the server for. */
    private static final String ASK =
            """
            async asked => {
              const {open} = await import('/search/search.js');
              const filters = {};
              for (const [name, id] of new URLSearchParams(asked)) filters[name] = [id];
              return JSON.stringify(await (await open({base: '/search'})).search('', {filters}));
            }
            """;

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

    @Test
    void readersNarrowTheSearchToAProgrammeInTheirBrowserAsOnTheServer(TestBrowser browser)
            throws Exception {
        Page reader = browser.page(View.DESK, two.city().address("/partners/"));
        reader.locator("#programme-volunteer")
                .getByText("この制度の団体をさがす", new Locator.GetByTextOptions().setExact(true))
                .click();
        reader.waitForSelector("#results h2");
        assertEquals(
                List.of(TwoProgrammes.GROUP),
                reader.locator("#results h2, #results h3").filter(named()).allTextContents());
        look(browser, reader, "/search/?type=group&programme=volunteer", "search");
        for (String asked : List.of("programme=volunteer", "programme=partner", "")) {
            JsonNode here = RunningCity.json((String) reader.evaluate(ASK, asked));
            JsonNode there =
                    RunningCity.json(two.city().get("/api/v1/search?limit=10&" + asked).body());
            assertTrue(here.path("total").asInt() > 0, asked);
            for (String part : List.of("total", "facets")) {
                assertEquals(there.path(part), here.path(part), asked);
            }
            assertEquals(slugs(there), slugs(here), asked);
        }
    }

    private static Locator.FilterOptions named() {
        return new Locator.FilterOptions().setHasText(TwoProgrammes.GROUP);
    }

    private static List<String> slugs(JsonNode answer) {
        return answer.path("hits").findValuesAsText("slug");
    }
}
