package jp.musubi.cms.edit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.asset.MadePictures;
import jp.musubi.cms.browser.Axe;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Who brings a portrait says what of it must be seen, where a page cuts it. */
@InBrowser
final class FocusInBrowserTest {
    /** As near as lossy coding comes, all three channels together. */
    private static final int MAX_DISTANCE = 60;

    private static Page opened(TestBrowser browser, View view, Writers writers, String id)
            throws Exception {
        Visitor editor = writers.editor();
        editor.get(Writers.edit(id));
        Visitor.Page sent =
                editor.postFile(
                        "/admin/entries/" + id + "/pictures",
                        Visitor.Brought.of("portrait.jpg", MadePictures.jpeg(600, 1800)),
                        false,
                        "field",
                        "image");
        assertEquals(303, sent.status(), sent.body());
        Page page = browser.page(view, writers.city().address("/admin/sign-in/passphrase"));
        page.fill("#email", "owner@example.jp");
        page.fill("#passphrase", "demo-owner-saigawa");
        page.click("main button[type=submit]");
        page.navigate(writers.city().address(Writers.edit(id) + "?part=picture"));
        return page;
    }

    private static Locator place(Page page, String value) {
        return page.locator("[name='f.image.focus'][value='" + value + "']");
    }

    /** The colour in the middle of the header's picture, as a reader sees it. */
    private static Color seen(Page page, Writers writers, String id) throws IOException {
        page.navigate(writers.city().address("/admin/entries/" + id + "/preview/page"));
        Locator picture = page.locator(".profile-head__art > img");
        assertThat(picture).isVisible();
        page.waitForLoadState();
        BoundingBox box = picture.boundingBox();
        var image = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        return new Color(
                image.getRGB((int) (box.x + box.width / 2), (int) (box.y + box.height / 2)));
    }

    private static void check(Color expected, Color found) {
        int distance =
                Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue());
        assertTrue(distance < MAX_DISTANCE, expected + " expected, but was " + found);
    }

    private static void point(Page page, double x, double y) {
        Locator places = page.locator(".focus__places");
        places.scrollIntoViewIfNeeded();
        BoundingBox box = places.boundingBox();
        var at = new Locator.ClickOptions().setPosition(box.width * x, box.height * y);
        places.click(at);
    }

    @Test
    void whatSomebodyPointsAtIsSeenInTheHeaderOfTheProfile(@TempDir Path data, TestBrowser browser)
            throws Exception {
        try (Writers writers = Writers.start(data)) {
            String id = writers.group("柳の会");
            Page page = opened(browser, View.DESK, writers, id);
            assertThat(place(page, "50-50")).isChecked();
            point(page, 0.3, 0.2);
            assertThat(place(page, "30-20")).isChecked();
            assertThat(page.locator("[data-chosen]")).hasText("左から30%、上から20%");
            Axe.check(page);
            browser.screenshot(page, "edit-focus");
            point(page, 0.5, 0.01);
            assertThat(place(page, "50-0")).isChecked();
            String preview = "/admin/entries/" + id + "/preview/page";
            writers.city()
                    .await(() ->
                            writers.editor().get(preview).body().contains("focus-x-50 focus-y-0"));
            check(MadePictures.TOP, seen(page, writers, id));
        }
    }

    @Test
    void withoutScriptsOneOfNinePlacesIsChosen(@TempDir Path data, TestBrowser browser)
            throws Exception {
        try (Writers writers = Writers.start(data)) {
            String id = writers.group("栗の会");
            View phone = View.PHONE.wide(320).with(View.Trait.NO_SCRIPTS);
            Page page = opened(browser, phone, writers, id);
            page.locator("label:has([value='50-100'])").click();
            browser.screenshot(page, "edit-focus-320");
            page.click("button[value=save]");
            page.waitForLoadState();
            check(MadePictures.BOTTOM, seen(page, writers, id));
        }
    }
}
