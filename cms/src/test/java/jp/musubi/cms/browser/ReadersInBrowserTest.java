package jp.musubi.cms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.View.Trait;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What readers of the site may choose: readings over kanji, a table, paper, another address. */
@InBrowser
final class ReadersInBrowserTest {
    private static final String MISSING = "404 for GET";

    private static RunningCity city;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, false);
        city.publish(group("hotaru", "ほたるの会", "ほたるのかい"));
        city.publish(group("shogi", "将棋の会", "しょうぎのかい"));
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    private static String group(String slug, String title, String reading) {
        return """
        {"type":"group","slug":"%s","fields":{"title":"%s","reading":"%s",\
        "summary":"川を歩きます。","body":"毎月、川を歩きます。"}}\
        """
                .formatted(slug, title, reading);
    }

    @Test
    void readingsStandOverKanjiWhereAReaderWantsThemAndStayThere(TestBrowser browser) {
        Page page = browser.page(View.DESK, city.address("/groups/hotaru/"));
        Locator button = page.locator(".header__bar > .header__tools .furigana");
        Locator readings = page.locator(".prose .yomi > rt");
        assertThat(button).hasAttribute("aria-pressed", "false");
        assertThat(readings.first()).isHidden();
        button.click();
        assertThat(readings.first()).isVisible();
        assertThat(button).hasAttribute("aria-pressed", "true");

        page.navigate(city.address("/groups/shogi/"));
        assertThat(page.locator(".prose .yomi > rt").first()).isVisible();
        button.click();
        page.reload();
        assertThat(readings.first()).isHidden();
    }

    @Test
    void anAddressThatLeadsNowhereIsSearchedFor(TestBrowser browser) {
        browser.tolerate(MISSING);
        Page page = browser.page(View.PHONE, city.address("/groups/hotaru-no-kai.html"));
        assertThat(page.locator("#lost-found .row a").first())
                .hasAttribute("href", Pattern.compile(".*/groups/hotaru/"));
        assertThat(page.locator("main [name=q]")).hasValue("hotaru no kai");
    }

    @Test
    void aListIsATableForWhoeverWantsOneAndALeafletOnPaper(TestBrowser browser) {
        Page page = browser.page(View.DESK.with(Trait.NO_SCRIPTS), city.address("/groups/"));
        Locator code = page.locator(".leaflet-end .qr");
        assertThat(page.locator(".row .phrase").first()).isVisible();
        assertThat(code).isHidden();
        page.locator("label:has(#as-table)").click();
        assertThat(page.locator(".row .phrase").first()).isHidden();
        assertThat(page.locator(".row__title").first()).isVisible();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(code).isVisible();
        assertThat(page.locator(".looks")).isHidden();
    }
}
