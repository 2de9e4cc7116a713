package jp.musubi.cms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.View.Trait;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The published site of the sample city, as citizens see and use it. */
@InBrowser
class SiteInBrowserTest {
    /** Pages with everything that a browser may have to fetch. */
    private static final List<String> RICH =
            List.of("/", "/groups/asano-hotaru/", "/partners/", "/search/?q=子ども", "/missing/");

    private static final String MISSING = "404 for GET";
    private static final Pattern LISTED = Pattern.compile("<loc>([^<]+)</loc>");
    private static final int MANY = 400;
    private static final int SMALLEST_PHONE_PX = 320;

    /** A desk at 200 %: half of its window, in CSS pixels. */
    private static final View MAGNIFIED = View.DESK.wide(View.DESK.widthPx() / 2);

    /**
     * Leaves eight items of each list and eight readings: the others look the same, and only take
     * time to check.
     */
    static final String SHORTEN_LISTS =
            """
            () => {
                document.querySelectorAll(':is(ul, ol) > li:nth-child(n + 9)')
                    .forEach(item => item.remove());
                [...document.querySelectorAll('ruby.yomi')].slice(8)
                    .forEach(word => word.replaceWith(word.firstChild));
            }
            """;

    /**
     * Elements that reach beyond the window's edge and are not cut off; none if all stay inside.
     */
    private static final String BEYOND_THE_EDGE =
            """
            () => {
                const isCut = it => it && (getComputedStyle(it).overflowX !== 'visible'
                    || isCut(it.parentElement));
                if (document.documentElement.scrollWidth <= innerWidth) return [];
                return ['the page', ...[...document.querySelectorAll('body *')]
                    .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
                    .filter(it => !isCut(it.parentElement))
                    .slice(-3).map(it => it.outerHTML.slice(0, 120))];
            }
            """;

    /** Words, of Latin letters only, that stand on two lines. */
    private static final String TORN_WORDS =
            """
            () => {
                const torn = [];
                const texts = document.createTreeWalker(
                    document.querySelector('main'), NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    for (const word of texts.currentNode.data.matchAll(/[A-Za-z]+/g)) {
                        const range = document.createRange();
                        range.setStart(texts.currentNode, word.index);
                        range.setEnd(texts.currentNode, word.index + word[0].length);
                        if (range.getClientRects().length > 1) torn.push(word[0]);
                    }
                }
                return torn;
            }
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
     * Japanese pages in both widths, and in the colours that a reader's system forces, magnified
     * twice; on a desk, where most of a page is seen at once, in dark colours, too; English ones,
     * which have the same colours, in both widths.
     */
    @Test
    void noPageBreaksARuleOfAccessibility(TestBrowser browser) {
        browser.tolerate(MISSING);
        List<Page> japanese = windows(browser, View.PHONE.wide(SMALLEST_PHONE_PX), View.DESK);
        List<Page> forced = windows(browser, MAGNIFIED.with(Trait.FORCED_COLOURS));
        List<Page> english = windows(browser, View.PHONE.in("en"), View.DESK.in("en"));
        List<Page> coloured = Stream.concat(japanese.stream(), forced.stream()).toList();
        List<String> faults = new ArrayList<>();
        for (String path : SamplePages.ONE_OF_EACH) {
            coloured.forEach(page -> page.navigate(city.address(path)));
            english.forEach(page -> page.navigate(address("en", path)));
            begin(coloured, Axe.Rules.ALL);
            begin(english, Axe.Rules.BUT_OF_COLOURS);
            faults.addAll(faults(coloured));
            faults.addAll(faults(english));
            List<Page> desk = List.of(japanese.getLast());
            inColours(desk, ColorScheme.DARK);
            begin(desk, Axe.Rules.OF_COLOURS);
            faults.addAll(faults(desk));
            inColours(desk, ColorScheme.LIGHT);
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    /** Colours must not be on their way to others while they are measured. */
    private static List<Page> windows(TestBrowser browser, View... views) {
        return Stream.of(views).map(view -> browser.page(view.with(Trait.REDUCED_MOTION))).toList();
    }

    private static void inColours(List<Page> pages, ColorScheme colours) {
        var media = new Page.EmulateMediaOptions().setColorScheme(colours);
        pages.forEach(page -> page.emulateMedia(media));
    }

    private static void begin(List<Page> pages, Axe.Rules rules) {
        for (Page page : pages) {
            page.evaluate(SHORTEN_LISTS);
            Axe.begin(page, rules);
        }
    }

    private static List<String> faults(List<Page> pages) {
        List<String> faults = new ArrayList<>();
        for (Page page : pages) {
            String seen = page.url() + " at " + page.viewportSize().width + " px: ";
            Axe.faults(page).forEach(fault -> faults.add(seen + fault));
        }
        return faults;
    }

    /** All pages of the sample city that search engines may list, and one of every other kind. */
    @Test
    void everyPageIsValidHtml() throws Exception {
        Set<String> pages = new LinkedHashSet<>();
        SamplePages.ONE_OF_EACH.forEach(path -> {
            pages.add(path);
            pages.add("/en" + path);
        });
        Matcher listed = LISTED.matcher(city.get("/sitemap.xml").body());
        while (listed.find()) {
            pages.add(URI.create(listed.group(1)).getRawPath());
        }
        assertTrue(pages.size() > MANY, pages.size() + " pages");
        var checker = new HtmlChecker();
        List<String> faults = new ArrayList<>();
        for (String page : pages) {
            checker.faults(city.get(page).body()).forEach(fault -> faults.add(page + " " + fault));
        }
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void noPageScrollsSidewaysOnTheSmallestPhone(String language, TestBrowser browser) {
        browser.tolerate(MISSING);
        Page page = browser.page(View.PHONE.wide(SMALLEST_PHONE_PX).in(language));
        List<String> wide = new ArrayList<>();
        for (String path : SamplePages.ONE_OF_EACH) {
            page.navigate(address(language, path));
            strings(page.evaluate(BEYOND_THE_EDGE))
                    .forEach(element -> wide.add(page.url() + " " + element));
        }
        assertEquals(List.of(), wide);
    }

    @Test
    void noEnglishWordIsTorn(TestBrowser browser) {
        Page page = browser.page(View.PHONE.in("en"), address("en", "/"));
        for (int widthPx : List.of(SMALLEST_PHONE_PX, 390, 640, 768, 1000, 1280)) {
            page.setViewportSize(widthPx, View.PHONE.heightPx());
            assertEquals(List.of(), strings(page.evaluate(TORN_WORDS)), widthPx + " px");
        }
    }

    @Test
    void pagesAskForNothingButTheSiteItselfAndRememberNothing(TestBrowser browser) {
        browser.tolerate(MISSING);
        Page page = browser.page(View.DESK);
        for (String path : RICH) {
            page.navigate(city.address(path));
            page.mouse().wheel(0, 100_000);
        }
        List<String> requests = browser.requests();
        assertTrue(requests.stream().anyMatch(address -> address.endsWith(".css")), "no style");
        assertEquals(
                List.of(),
                requests.stream().filter(url -> !url.startsWith(city.address("/"))).toList());
        assertEquals(List.of(), page.context().cookies());
        assertEquals(0, page.evaluate("localStorage.length + sessionStorage.length"));
    }

    @ParameterizedTest
    @CsvSource({"ja, 子どもと自然, NO_SCRIPTS", "en, children and nature, REDUCED_MOTION"})
    void aCitizenAsksFindsAGroupAndComesBack(
            String language, String question, Trait trait, TestBrowser browser) {
        Page page = browser.page(View.PHONE.in(language).with(trait), address(language, "/"));
        Locator field = page.getByRole(AriaRole.MAIN).getByRole(AriaRole.SEARCHBOX);
        field.fill(question);
        field.press("Enter");

        assertThat(page.locator("#results").getByRole(AriaRole.STATUS))
                .containsText(language.equals("ja") ? "件" : "found");
        assertThat(page.locator(".hits mark").first()).isVisible();
        assertThat(field).hasValue(question);
        Locator hit = page.locator(".hits a[href*='/groups/']").first();
        String name = hit.innerText();
        String href = hit.getAttribute("href");
        hit.click();

        assertThat(page).hasURL(city.address(href));
        assertTrue(page.title().startsWith(name), page.title());
        page.goBack();
        assertThat(field).hasValue(question);
        page.goBack();
        assertThat(page).hasURL(address(language, "/"));
    }

    @Test
    void anotherLanguageIsTheSamePage(TestBrowser browser) {
        Page page = browser.page(View.DESK);
        Locator tools = page.locator(".header__bar > .header__tools");
        for (String path :
                List.of(
                        "/groups/asano-hotaru/",
                        "/groups/page/2/",
                        "/search/?q=%E3%81%BB%E3%81%9F%E3%82%8B&field=environment")) {
            page.navigate(city.address(path));
            tools.getByText("English").click();
            assertThat(page).hasURL(address("en", path));
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            tools.getByText("日本語").click();
            assertThat(page).hasURL(city.address(path));
        }
    }

    @Test
    void aListIsNarrowedAndTurnedOverWithoutScripts(TestBrowser browser) {
        Page page = browser.page(View.DESK.with(Trait.NO_SCRIPTS), city.address("/groups/"));
        Locator pager = page.locator(".pager");
        pager.locator("[rel=next]").click();
        assertThat(page).hasURL(city.address("/groups/page/2/"));
        assertThat(pager.locator("[aria-current]")).hasText("2");
        pager.locator("[rel=prev]").click();
        assertThat(page).hasURL(city.address("/groups/"));

        page.locator(".facets").getByText("環境の保全").click();
        assertThat(page).hasURL(city.address("/fields/environment/"));
        assertThat(page.locator("h1")).hasText("環境の保全");
    }

    @Test
    void answersAreNarrowedWidenedAndTurnedOverWithoutScripts(TestBrowser browser) {
        Page page = browser.page(View.PHONE.with(Trait.NO_SCRIPTS), city.address("/search/?q=子ども"));
        page.locator(".pager [rel=next]").click();
        assertThat(page.locator(".pager [aria-current]")).hasText("2");

        page.locator(".facets-fold > summary").click();
        page.getByLabel("環境の保全").check();
        page.locator(".facets button").click();
        Locator chosen = page.locator(".chosen a").first();
        assertThat(chosen).containsText("環境の保全");
        assertThat(page.locator(".pager")).hasCount(0);
        chosen.click();
        assertThat(page.locator(".chosen")).hasCount(0);
        assertThat(page.locator(".pager")).isVisible();
    }

    @Test
    void aNumberLeadsToItsBannerOrAwardHoweverItIsTyped(TestBrowser browser) {
        Page page = browser.page(View.PHONE, city.address("/verify/"));
        Locator field = page.locator("#lookup input");
        field.fill("K-9999-0001");
        field.press("Enter");
        assertThat(page.locator("#lookup-answer")).containsText("K-9999-0001 という番号のバナーや表彰は、ありません");

        field.fill("第ｋ‐２０２５−０００２号");
        field.press("Enter");
        assertThat(page).hasURL(city.address("/verify/K-2025-0002/"));
        assertThat(page.locator("h1")).hasText("この協働バナーは、取り消されています");
        assertThat(page.locator(".verdict img")).hasJSProperty("naturalWidth", 468);

        page.navigate(city.address("/verify/"));
        field.fill("h-2024-0003");
        field.press("Enter");
        assertThat(page).hasURL(city.address("/verify/H-2024-0003/"));
        assertThat(page.locator("h1")).hasText("この表彰は、取り消されています");
        assertThat(page.locator(".verdict img")).hasJSProperty("naturalWidth", 300);
    }

    @Test
    void aNumberLeadsToTheListOfAllWithoutScripts(TestBrowser browser) {
        Page page = browser.page(View.PHONE.with(Trait.NO_SCRIPTS), city.address("/verify/"));
        page.locator("#lookup input").fill("K-2025-0002");
        page.locator("#lookup button").click();
        assertThat(page).hasURL(city.address("/partners/?number=K-2025-0002#numbers"));
        assertThat(page.locator("#lookup-file")).hasCount(0);
    }

    private static String address(String language, String path) {
        return city.address(language.equals("ja") ? path : "/" + language + path);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
