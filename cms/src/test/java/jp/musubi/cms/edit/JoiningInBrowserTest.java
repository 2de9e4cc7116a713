package jp.musubi.cms.edit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Words of two people that have nothing in common, put together while one of them types on. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JoiningInBrowserTest {
    private static final String SUMMARY = "#f-summary-ja";
    private static final String PURPOSE = "#f-purpose-ja";

    private Writers writers;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        writers = Writers.start(data);
    }

    @AfterAll
    void stop() {
        writers.close();
    }

    private Page form(TestBrowser browser, String id, String part) {
        browser.tolerate("412 for POST");
        Page page = browser.page(View.DESK, writers.city().address("/admin/sign-in/passphrase"));
        page.fill("#email", "owner@example.jp");
        page.fill("#passphrase", "demo-owner-saigawa");
        page.click("main button[type=submit]");
        page.navigate(writers.city().address(Writers.edit(id) + "?part=" + part));
        page.waitForSelector("#entry[data-ready]");
        return page;
    }

    private void other(String id, String control, String text) throws Exception {
        Visitor editor = writers.editor();
        editor.post(Writers.draft(id), Writers.with(editor.open(Writers.edit(id)), control, text));
    }

    @Test
    void whatIsTypedWhileTheOthersWordsComeIsNotReplacedByThem(TestBrowser browser)
            throws Exception {
        String id = writers.group("梅の会");
        Page page = form(browser, id, "about");
        other(id, "f.summary.ja", "梅を見る");
        page.route(
                address -> address.endsWith("/edit"),
                route -> {
                    page.unroute("**/edit");
                    page.evaluate(
                            """
                            () => {
                              const summary = document.querySelector('#f-summary-ja');
                              summary.value = '梅を漬ける';
                              summary.dispatchEvent(new Event('input', {bubbles: true}));
                            }\
                            """);
                    route.resume();
                });

        page.fill(PURPOSE, "梅を守る");

        assertThat(page.locator("[data-state=clash]")).isVisible();
        assertThat(page.locator(SUMMARY)).hasValue("梅を漬ける");
        page.click("#compare");
        assertThat(page.locator(".change")).hasCount(1);
        assertThat(page.locator(".change__side").last()).containsText("梅を漬ける");
        assertEquals("梅を守る", writers.text(id, "purpose"));
        assertEquals("梅を見る", writers.text(id, "summary"));
    }

    @Test
    void aPictureFieldThatAnotherChangedStillTakesPictures(TestBrowser browser) throws Exception {
        String id = writers.group("桃の会");
        Page page = form(browser, id, "about");
        Visitor editor = writers.editor();
        editor.get(Writers.edit(id));
        editor.postFile(
                "/admin/entries/" + id + "/pictures",
                Writers.picture("momo.png"),
                false,
                "field",
                "image");

        page.fill(PURPOSE, "桃を守る");

        assertThat(page.locator("#f-image")).not().hasValue("");
        assertThat(page.locator(".picture__plain")).hasAttribute("hidden", "");
    }
}
