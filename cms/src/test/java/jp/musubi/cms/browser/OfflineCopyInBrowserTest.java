package jp.musubi.cms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

import jp.musubi.content.city.SampleCity;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.offline.OfflineCopy;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** In a shelter without a network, somebody opens the copy of the site from a stick. */
@InBrowser
class OfflineCopyInBrowserTest {
    @TempDir private static Path folder;

    @BeforeAll
    static void unpackTheCopyOfTheSampleCity() throws Exception {
        Path site = folder.resolve("site");
        new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.ofFolder(SampleCity.folder()),
                                site,
                                Theme.bundled(),
                                Optional.of(URI.create("https://city.example/kyodo/")),
                                false,
                                true));
        Path zip = folder.resolve("site.zip");
        try (var out = Files.newOutputStream(zip)) {
            OfflineCopy.write(site, out);
        }
        unpack(zip, folder.resolve("写し"));
    }

    private static void unpack(Path zip, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                var files = new ZipInputStream(in)) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Path target = to.resolve(file.getName());
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(files, target);
            }
        }
    }

    private static String page(String path) {
        return folder.resolve("写し").resolve(path).toUri().toString();
    }

    @Test
    void fromTheFrontPageASearchLeadsToAGroup(TestBrowser browser) {
        Page page = browser.page(View.DESK, page("index.html"));
        assertThat(page.locator("h1")).isVisible();
        page.locator("main input[name=q]").fill("ほたる");
        page.locator("main input[name=q]").press("Enter");
        page.locator(".hits a[href*='groups/asano-hotaru/']").click();
        page.waitForURL(url -> url.contains("/groups/asano-hotaru/index.html"));
        assertThat(page.locator("h1")).containsText("ほたる");
        assertTrue(browser.requests().stream().allMatch(each -> each.startsWith("file:")));
    }

    @Test
    void theSearchAnswersWhileSomebodyTypes(TestBrowser browser) {
        Page page = browser.page(View.PHONE.in("en"), page("en/search/index.html"));
        page.locator("main input[name=q]").fill("fireflies");
        assertThat(page.locator(".hits a").first()).isVisible();
        String link = page.locator(".hits a").first().getAttribute("href");
        assertTrue(link.startsWith("file:") && link.endsWith("/index.html"), link);
    }

    @Test
    void drawingsLinksAndTheOtherLanguageAreThere(TestBrowser browser) {
        Page page = browser.page(View.DESK, page("groups/asano-hotaru/index.html"));
        int wide =
                (int)
                        page.evaluate(
                                "Math.ceil(document.querySelector('.footer__cord use')"
                                        + ".getBBox().width)");
        assertTrue(wide > 100, "the cord at the foot is drawn: " + wide);
        page.locator(".header__tools a[hreflang=en]").first().click();
        page.waitForURL(url -> url.contains("/en/groups/asano-hotaru/index.html"));
        page.locator(".footer a[href*='light/']").click();
        page.waitForURL(url -> url.contains("/en/light/index.html"));
        assertThat(page.locator("h1")).isVisible();
    }

    @Test
    void modulesThatNeedOthersFromTheBeginningRunOnceTheseDid(TestBrowser browser)
            throws Exception {
        Path site = folder.resolve("small");
        Files.createDirectories(site.resolve("js"));
        Files.writeString(
                site.resolve("robots.txt"), "Sitemap: https://city.example/kyodo/sitemap.xml\n");
        Files.writeString(
                site.resolve("index.html"),
                """
                <!doctype html><html lang="ja"><head><meta charset="utf-8"><title>小さな町</title>
                <script type="module" async src="/kyodo/js/page.js"></script></head>
                <body><h1></h1></body></html>
                """);
        Files.writeString(
                site.resolve("js/page.js"),
                """
                import {greeting as said} from './said.js';
                import * as marks from './marks.js';
                document.querySelector('h1').textContent = said + marks.end;
                """);
        Files.writeString(
                site.resolve("js/said.js"),
                "import {end} from './marks.js';\nexport const greeting = `ようこそ${end}`;\n");
        Files.writeString(site.resolve("js/marks.js"), "export const end = '。';\n");
        try (var out = Files.newOutputStream(folder.resolve("small.zip"))) {
            OfflineCopy.write(site, out);
        }
        unpack(folder.resolve("small.zip"), folder.resolve("小さな写し"));
        String copy = folder.resolve("小さな写し/index.html").toUri().toString();
        assertThat(browser.page(View.DESK, copy).locator("h1")).hasText("ようこそ。。");
    }

    /** Axe takes what nobody painted for white, so in the dark only the words are looked at. */
    @Test
    void thePageInPlainWordsKeepsTheRulesWithoutAnyStyle(TestBrowser browser) throws Exception {
        for (String path : List.of("light/index.html", "en/light/page/2/index.html")) {
            Page page = browser.page(View.PHONE.wide(320), page(path));
            Axe.check(page);
            assertEquals(320, page.evaluate("document.documentElement.scrollWidth"), path);
            Page dark = browser.page(View.PHONE.with(View.Trait.DARK), page(path));
            assertEquals(
                    "rgb(255, 255, 255)",
                    dark.evaluate("getComputedStyle(document.body).color"),
                    path);
            Path file = folder.resolve("site").resolve(path);
            assertEquals(List.of(), new HtmlChecker().faults(Files.readString(file)), path);
        }
    }
}
