package jp.musubi.cms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.View.Trait;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The published site of the sample city for somebody who has no mouse. */
@InBrowser
final class KeyboardInBrowserTest {
    private static final String MISSING = "404 for GET";

    /** The pages with most to do, for a phone: its menu and what it folds away. */
    private static final List<String> ON_A_PHONE =
            List.of("/", "/groups/", "/groups/asano-hotaru/", "/search/?q=子ども", "/accessibility/");

    private static final String LINKS_OF_HEADER_AND_FOOTER =
            """
            () => [...document.querySelectorAll(
                    '.header__bar > .header__nav a, .footer nav a, .footer .brand')]
                .map(link => link.getAttribute('href')).join(' ')
            """;

    private static RunningCity city;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        city = RunningCity.start(folder.resolve("data"), null, true);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    /**
     * First to the link to the text, then in the order of reading to everything that can be
     * operated, always in sight, and out again.
     */
    @Test
    void theKeyboardWalksThroughAPageOfEachKind(TestBrowser browser) {
        browser.tolerate(MISSING);
        Page page = browser.page(View.DESK.with(Trait.REDUCED_MOTION));
        List<String> faults = new ArrayList<>();
        Set<String> frames = new LinkedHashSet<>();
        for (String path : SamplePages.ONE_OF_EACH) {
            page.navigate(city.address(path));
            frames.add(page.evaluate(LINKS_OF_HEADER_AND_FOOTER).toString());
            page.evaluate(SiteInBrowserTest.SHORTEN_LISTS);
            faults.addAll(KeyboardWalk.through(page));
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
        assertEquals(1, frames.size(), "header and footer lead to the same on all pages");
    }

    @Test
    void onAPhoneTheKeyboardFindsWhatIsFoldedAway(TestBrowser browser) {
        Page page = browser.page(View.PHONE.with(Trait.REDUCED_MOTION));
        List<String> faults = new ArrayList<>();
        for (String path : ON_A_PHONE) {
            page.navigate(city.address(path));
            page.evaluate(SiteInBrowserTest.SHORTEN_LISTS);
            faults.addAll(KeyboardWalk.through(page));
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    @Test
    void theKeyboardReachesTheTextFirst(TestBrowser browser) {
        Page page = browser.page(View.DESK, city.address("/groups/asano-hotaru/"));
        page.keyboard().press("Tab");
        Locator skip = page.getByText("本文へ移動");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.MAIN).locator(":focus")).hasCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enter", "Space"})
    void theMenuOpensAndClosesAndLeadsOn(String key, TestBrowser browser) {
        Page page = browser.page(View.PHONE, city.address("/"));
        Locator menu = page.locator(".menu");
        Locator awards = menu.getByText("表彰", new Locator.GetByTextOptions().setExact(true));
        assertThat(awards).isHidden();
        for (int tab = 0; tab < 3; tab++) {
            page.keyboard().press("Tab");
        }
        assertThat(menu.locator("summary")).isFocused();
        page.keyboard().press(key);
        assertThat(awards).isVisible();
        page.keyboard().press(key);
        assertThat(awards).isHidden();
        page.keyboard().press(key);
        page.keyboard().press("Tab");
        assertThat(menu.locator(".menu__panel :focus")).hasCount(1);
        awards.press("Enter");
        assertThat(page).hasURL(city.address("/awards/"));
    }

    @Test
    void theMenuClosesByEscapeAndWhenTheKeyboardGoesOnBelowIt(TestBrowser browser) {
        Page page = browser.page(View.PHONE, city.address("/groups/"));
        Locator summary = page.locator(".menu > summary");
        summary.press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(page.locator(".menu__panel")).isHidden();
        assertThat(summary).isFocused();

        summary.press("Enter");
        page.locator(".menu__panel a").last().focus();
        page.keyboard().press("Tab");
        assertThat(page.locator("main :focus")).hasCount(1);
        assertThat(page.locator(".menu__panel")).isHidden();
    }

    @Test
    void readingsAndTheOtherLanguageAreAKeyAway(TestBrowser browser) {
        Page page = browser.page(View.DESK, city.address("/groups/asano-hotaru/"));
        Locator tools = page.locator(".header__bar > .header__tools");
        Locator readings = page.locator(".prose .yomi > rt").first();
        Locator button = tools.locator(".furigana");
        button.press("Space");
        assertThat(readings).isVisible();
        assertThat(button).isFocused();
        button.press("Enter");
        assertThat(readings).isHidden();
        tools.getByText("English").press("Enter");
        assertThat(page).hasURL(city.address("/en/groups/asano-hotaru/"));
    }

    @Test
    void aListIsFoldedOutAndBecomesATableByKeys(TestBrowser browser) {
        Page page = browser.page(View.PHONE, city.address("/groups/"));
        Locator fields = page.locator(".facet a").first();
        page.locator(".facets-fold > summary").press("Enter");
        assertThat(fields).isVisible();
        page.locator(".facet > summary").first().press("Space");
        assertThat(fields).isHidden();
        page.locator("#as-rows").press("ArrowRight");
        assertThat(page.locator("#as-table")).isChecked();
        assertThat(page.locator("#as-table")).isFocused();
    }

    @Test
    void aFieldLeadsToItsGroupsInOneDistrictAndOnToAProfileByKeys(TestBrowser browser) {
        Page page =
                browser.page(
                        View.DESK.with(Trait.REDUCED_MOTION), city.address("/fields/children/"));
        Locator districts = page.locator("main a[href^='/fields/children/']");
        assertThat(districts.first()).isVisible();
        String pair = districts.first().getAttribute("href");
        districts.first().press("Enter");
        assertThat(page).hasURL(city.address(pair));
        assertThat(page.locator(".crumbs li").last()).hasAttribute("aria-current", "page");
        assertTrue(page.locator(".row").count() >= 2, "a list of one is no list");
        Axe.check(page);
        List<String> faults = KeyboardWalk.through(page);
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));

        Locator profile = page.locator(".row__title a").first();
        String href = profile.getAttribute("href");
        profile.press("Enter");
        assertThat(page).hasURL(city.address(href));
        assertThat(page.locator(".profile-head h1")).isVisible();
        page.goBack();
        assertThat(page).hasURL(city.address(pair));
    }

    @Test
    void arrowsLeadToSuggestionsAndEscapeLeadsBack(TestBrowser browser) {
        Page page = browser.page(View.DESK, city.address("/search/"));
        Locator field = page.locator("main #q");
        Locator suggestions = page.locator("#suggestions a");
        field.pressSequentially("ほた");
        assertThat(suggestions.first()).isVisible();
        assertThat(field).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(suggestions.first()).isFocused();
        page.keyboard().press("Escape");
        assertThat(suggestions).hasCount(0);
        assertThat(field).isFocused();

        field.pressSequentially("る");
        assertThat(suggestions.first()).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(suggestions.first()).isFocused();
        String address = suggestions.first().getAttribute("href");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(city.address(address));
    }
}
