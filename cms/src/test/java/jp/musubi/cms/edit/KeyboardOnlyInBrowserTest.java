package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

/** A group's work from the sign-in to the handing in, by somebody who has no mouse. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeyboardOnlyInBrowserTest {
    /** More than any screen has places that the keyboard stops at. */
    private static final int MOST_STOPS = 300;

    /** Whether what has the keyboard is in sight, with a line around it or what it stands in. */
    private static final String FOCUS_IS_SEEN =
            """
            () => {
                const it = document.activeElement;
                const box = it.getBoundingClientRect();
                if (box.bottom <= 0 || box.top >= innerHeight) return 'out of sight';
                for (let at = it; at; at = at.parentElement) {
                    const style = getComputedStyle(at);
                    if (style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2) {
                        return '';
                    }
                }
                return 'no line';
            }
            """;

    private RunningCity city;
    private UUID group;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
        group = city.wiring().entries().find("group", "asano-hotaru").orElseThrow().id();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    /** Presses Tab until an element has the keyboard. */
    private static void go(Page page, String element) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    page.evaluate("it => document.activeElement.matches(it)", element))) {
                assertEquals("", page.evaluate(FOCUS_IS_SEEN), element);
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + element + " of " + page.url());
    }

    @Test
    void aGroupWritesAndHandsInWithoutAMouse(TestBrowser browser) {
        Page page = browser.page(View.DESK, city.address("/admin/sign-in/passphrase"));
        go(page, "#email");
        page.keyboard().type("owner@example.jp");
        go(page, "#passphrase");
        page.keyboard().type("demo-owner-saigawa");
        page.keyboard().press("Enter");
        page.waitForURL("**/admin/groups/*");

        go(page, "main a[href*='/edit']");
        page.keyboard().press("Enter");
        page.waitForSelector("#entry[data-ready]");
        if (page.getAttribute("#part-about", "open") == null) {
            go(page, "#part-about > summary");
            page.keyboard().press("Enter");
        }
        go(page, "#f-summary-ja");
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type("川のほたるを、手だけで守ります。");
        // The text of the page lies between: the keyboard goes in and comes out again.
        go(page, ".ProseMirror");
        go(page, "button[value=submit]");
        page.keyboard().press("Enter");
        page.waitForURL("**/review**");
        if (page.locator("text=確認を取り下げる").count() == 0) {
            go(page, "main form button");
            page.keyboard().press("Enter");
            page.waitForURL("**/review?done=**");
        }

        assertTrue(page.locator("main").innerText().contains("確認"), page.url());
        assertEquals(
                "川のほたるを、手だけで守ります。",
                city.wiring()
                        .entries()
                        .findDraft(group)
                        .orElseThrow()
                        .content()
                        .fields()
                        .text("summary")
                        .orElseThrow());
        assertTrue(page.locator("text=確認を取り下げる").count() > 0, "it was handed in");
    }
}
