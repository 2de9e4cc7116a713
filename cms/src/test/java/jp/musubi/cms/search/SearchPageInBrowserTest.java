package jp.musubi.cms.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.Chromium;
import jp.musubi.content.city.SampleCity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searching as people do it: while they type, back and forth, with conditions, without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchPageInBrowserTest {
    private static final String INPUT = "main #q";

    private RunningCity city;
    private Chromium chromium;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        chromium = Chromium.installed();
        browser = chromium.browser();
        city = RunningCity.start(data, null, false);
        group("hotaru", "ほたるの会", "ほたるのかい", "ボランティアで小川の蛍を守ります", "environment");
        group("hon", "本を読む会", "ほんをよむかい", "ボランティアが子どもに本を読みます", "education");
        group("kawa", "川をきれいにする会", "かわをきれいにするかい", "子どもとボランティアで川のごみを拾います", "environment");
    }

    private void group(String slug, String title, String reading, String summary, String field)
            throws Exception {
        city.publish(
                """
                {"type":"group","slug":"%s","fields":{"title":"%s","reading":"%s","summary":"%s",\
                "fields":["%s"]}}\
                """
                        .formatted(slug, title, reading, summary, field));
    }

    @AfterAll
    void stop() {
        if (city != null) {
            city.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private BrowserContext context(boolean scripts) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setJavaScriptEnabled(scripts)
                        .setLocale("ja-JP")
                        .setViewportSize(390, 800));
    }

    private Page open(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(city.address(path));
        page.waitForSelector("main form[data-ready]");
        return page;
    }

    private static List<String> titles(Page page) {
        return page.locator(".hits .row__title").allTextContents();
    }

    /** Waits until the best result is that one, and how many there are is said. */
    private static void sees(Page page, String title) {
        page.waitForSelector(".hits > li:first-child .row__title a:text-is('" + title + "')");
        assertTrue(page.textContent("#results [role=status]").matches("\\d+件見つかりました.*"), title);
    }

    @Test
    void thePageAnswersWhileSomebodyTypesAndAsksNoServer() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/");
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.fill(INPUT, "ほたる");
            sees(page, "ほたるの会");
            assertTrue(page.url().endsWith("/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B"), page.url());
            assertEquals("「ほたる」の検索結果", page.title());
            assertFalse(asked.isEmpty());
            assertTrue(
                    asked.stream().noneMatch(url -> url.contains("?") || url.contains("/api/")),
                    asked::toString);
            page.fill(INPUT, "");
            page.waitForURL(city.address("/search/"));
            page.waitForSelector("#terms-1");
            assertEquals(city.address("/search/"), page.url());
            Axe.check(page);
        }
    }

    @Test
    void withoutWordsAndWithoutTheLastConditionThePageShowsItsListsAgain() {
        try (BrowserContext context = context(true)) {
            Page served = open(context, "/search/?field=environment");
            served.click(".chosen a >> nth=0");
            served.waitForURL(city.address("/search/?q="));
            served.waitForSelector("#terms-1");
            assertEquals(0, served.locator(".hits").count());

            Page page = open(context, "/search/");
            page.fill(INPUT, "川");
            sees(page, "川をきれいにする会");
            page.click(".facets-fold > summary");
            page.click("label:has(#f-field-environment)");
            page.waitForURL("**&field=environment");
            page.fill(INPUT, "");
            page.waitForURL("**/search/?field=environment");
            page.click(".chosen a >> nth=0");
            page.waitForURL(city.address("/search/"));
            page.waitForSelector("#terms-1");
            assertEquals(city.address("/search/"), page.url());
            assertEquals(0, page.locator(".hits").count());
        }
    }

    @Test
    void conditionsNarrowDownAndTheWayBackLeadsThroughThem() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/?q=%E5%AD%90%E3%81%A9%E3%82%82");
            page.waitForSelector(".hits a");
            assertTrue(titles(page).contains("本を読む会"));
            page.click(".facets-fold > summary");
            page.click("label:has(#f-field-environment)");
            page.waitForURL("**&field=environment");
            sees(page, "川をきれいにする会");
            assertTrue(page.url().endsWith("&field=environment"), page.url());
            assertTrue(page.isChecked("#f-field-environment"));
            Axe.check(page);
            assertFalse(titles(page).contains("本を読む会"));
            page.goBack();
            page.waitForSelector(".hits :text('本を読む会')");
            assertEquals("子ども", page.inputValue(INPUT));
            page.goForward();
            page.waitForSelector(".chosen a");
            assertFalse(titles(page).contains("本を読む会"));
            page.click(".chosen a");
            page.waitForSelector(".hits :text('本を読む会')");
        }
    }

    @Test
    void nothingFoundIsNoDeadEnd() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/");
            page.fill(INPUT, "xyzzy");
            page.waitForSelector("#results .empty :text('「xyzzy」に合うものは、まだありません')");
            page.waitForSelector("#results #terms-1");
            Axe.check(page);
        }
    }

    @Test
    void aQuestionWithFewHitsLeadsOnWithAndWithoutScripts() {
        String asked = "/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B+%E3%81%94%E3%81%BF&field=education";
        for (boolean scripts : List.of(true, false)) {
            try (BrowserContext context = context(scripts)) {
                Page page = context.newPage();
                if (scripts) {
                    page.navigate(city.address("/search/"));
                    page.waitForSelector("main form[data-ready]");
                    page.evaluate("path => history.pushState(null, '', path)", asked);
                    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))");
                } else {
                    page.navigate(city.address(asked));
                }
                page.waitForSelector(".broader");
                assertEquals(
                        List.of("「ほたる ごみ」を条件なしで2件", "「ほたる」だけで1件", "「ごみ」だけで1件"),
                        page.locator(".broader a").allTextContents());
                assertEquals(1, page.locator("#results #terms-1").count());
                if (scripts) {
                    Axe.check(page);
                }
                page.click(".broader a >> nth=1");
                page.waitForSelector(".hits :text('ほたるの会')");
                assertEquals(city.address("/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B"), page.url());
                assertEquals(1, page.locator("#results #terms-1").count());
            }
        }
    }

    @Test
    void namesAndTermsThatBeginAsTypedAreLinksBelowTheBoxAndNothingJumps() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/");
            double kept = page.locator("#suggestions").boundingBox().height;
            page.fill(INPUT, "ほた");
            page.waitForSelector("#suggestions a:has-text('ほたるの会')");
            assertEquals(kept, page.locator("#suggestions").boundingBox().height);
            assertEquals("候補が1つあります", page.textContent("#suggestions [role=status]"));
            Axe.check(page);
            page.press(INPUT, "ArrowDown");
            assertEquals(
                    city.address("/groups/hotaru/"), page.evaluate("document.activeElement.href"));
            page.keyboard().press("ArrowUp");
            assertEquals("q", page.evaluate("document.activeElement.id"));
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Escape");
            assertEquals("q", page.evaluate("document.activeElement.id"));
            assertEquals(0, page.locator("#suggestions a").count());

            page.fill(INPUT, "かんきょう");
            page.click("#suggestions a:has-text('環境の保全')");
            page.waitForURL("**/search/?field=environment");
            page.waitForSelector(".hits :text('ほたるの会')");
            assertEquals(2, page.locator(".hits > li").count());
            assertEquals(0, page.locator("#suggestions a").count());
            assertEquals("", page.inputValue(INPUT));

            page.fill(INPUT, "ぼら");
            page.click("#suggestions a:has-text('ことばボランティア')");
            page.waitForURL("**/search/?q=*");
            assertEquals("ボランティア", page.inputValue(INPUT));
            page.waitForSelector(".hits > li >> nth=2");
        }
    }

    @Test
    void insideACompositionNothingIsSuggested() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/");
            page.fill(INPUT, "ほた");
            page.waitForSelector("#suggestions a");
            page.dispatchEvent(INPUT, "compositionstart");
            assertEquals(0, page.locator("#suggestions a").count());
            page.dispatchEvent(INPUT, "compositionend");
            page.waitForSelector("#suggestions a");
        }
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate(city.address("/search/"));
            assertFalse(page.isVisible("#suggestions"));
        }
    }

    @Test
    void aGroupIsFoundByAWordThatStandsOnlyInItsDocument() throws Exception {
        String file = city.upload(leaflet());
        String id =
                city.post(
                                "/api/v1/entries",
                                """
                                {"type":"group","slug":"yoru","fields":{"title":"夜を歩く会",\
                                "fields":["environment"],"body":"[しおり（PDF：4KB）](%s)"}}\
                                """
                                        .formatted(file))
                        .path("id")
                        .asText();
        city.publishDraft(id);
        for (boolean scripts : List.of(true, false)) {
            try (BrowserContext context = context(scripts)) {
                Page page = context.newPage();
                page.navigate(city.address("/search/"));
                page.fill(INPUT, "救急袋");
                if (!scripts) {
                    page.click("main form.search button");
                }
                sees(page, "夜を歩く会");
                assertEquals("救急袋", page.textContent(".hits mark"));
                Locator place = page.locator(".hits .row__document a");
                assertEquals("資料『しおり』（PDF）の2ページ", place.textContent());
                assertEquals(file + "#page=2", place.getAttribute("href"));
                if (scripts) {
                    Axe.check(page);
                }
                // No other link lies above it.
                place.click(new Locator.ClickOptions().setTrial(true));
            }
        }
        city.unpublish(id);
    }

    /** The document of the sample city. */
    private static Path leaflet() throws IOException {
        try (Stream<Path> all = Files.walk(SampleCity.folder().resolve("assets"))) {
            return all.filter(file -> file.toString().endsWith(".pdf")).findFirst().orElseThrow();
        }
    }

    @Test
    void nothingIsSearchedInsideAComposition() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/");
            page.evaluate(
                    """
                    () => {
                      const input = document.querySelector('main #q');
                      input.value = 'ほt';
                      input.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}));
                    }
                    """);
            page.waitForTimeout(400);
            assertEquals(city.address("/search/"), page.url());
            page.evaluate(
                    """
                    () => {
                      const input = document.querySelector('main #q');
                      input.value = 'ほたる';
                      input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
                    }
                    """);
            sees(page, "ほたるの会");
        }
    }

    @Test
    void whenTheIndexCannotBeReadThePageSaysSoAndTriesAgain() {
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/");
            page.route("**/manifest.bin", route -> route.abort());
            page.fill(INPUT, "ほたる");
            page.waitForSelector("#results [role=alert]");
            page.waitForSelector(
                    "#terms-1",
                    new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
            page.unroute("**/manifest.bin");
            page.click("#results [role=alert] button");
            sees(page, "ほたるの会");
        }
    }

    @Test
    void withoutScriptsTheServerAnswersAndWithThemItsPageGoesOn() {
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate(city.address("/search/"));
            page.fill(INPUT, "ほたる");
            page.click("main form.search button");
            sees(page, "ほたるの会");
        }
        try (BrowserContext context = context(true)) {
            Page page = open(context, "/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B");
            sees(page, "ほたるの会");
            page.fill(INPUT, "ごみ");
            sees(page, "川をきれいにする会");
        }
    }
}
