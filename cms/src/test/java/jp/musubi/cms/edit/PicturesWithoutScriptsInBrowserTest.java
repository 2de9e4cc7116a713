package jp.musubi.cms.edit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.browser.InBrowser;
import jp.musubi.cms.browser.TestBrowser;
import jp.musubi.cms.browser.View;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A picture that was chosen is not silently left behind where no script sends it. */
@InBrowser
final class PicturesWithoutScriptsInBrowserTest {
    @Test
    void aPictureThatWasChosenAndNotSentIsToldBesideTheButtons(
            TestBrowser browser, @TempDir Path data) throws Exception {
        try (Writers writers = Writers.start(data)) {
            String id = writers.group("栗の会");
            Page page =
                    browser.page(
                            View.PHONE.with(View.Trait.NO_SCRIPTS),
                            writers.city().address("/admin/sign-in/passphrase"));
            page.fill("#email", "owner@example.jp");
            page.fill("#passphrase", "demo-owner-saigawa");
            page.click("main button[type=submit]");
            page.navigate(writers.city().address(Writers.edit(id) + "?part=picture"));
            Locator told = page.locator(".unsent");
            assertThat(told).isHidden();

            Visitor.Brought picture = Writers.picture("kuri.png");
            page.setInputFiles(
                    "#f-image-file", new FilePayload(picture.name(), "image/png", picture.bytes()));

            assertThat(told).isVisible();
            assertThat(told).containsText("まだ送っていません");
            page.click("button[form=f-image-form]");
            assertThat(told).isHidden();
            assertThat(page.locator(".picture__name")).hasText("kuri.png");
        }
    }
}
