package jp.musubi.cms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import jp.musubi.site.BuildReport;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.watch.Watch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code build --watch}, as the author of a theme sees it. */
@InBrowser
@Timeout(180)
class WatchInBrowserTest {
    private static final Path SAMPLE = Path.of("..", "content", "sample");
    private static final String FRAME = "../themes/default/templates/";

    @TempDir private Path temporary;
    private Path theme;

    @BeforeEach
    void copyAFewFilesOfTheTheme() throws IOException {
        theme = temporary.resolve("theme");
        Files.createDirectories(theme.resolve("templates"));
        Files.createDirectories(theme.resolve("css"));
    }

    @Test
    void aPageShowsWhatWasSavedAndStaysWhereItsReaderWas(TestBrowser browser) throws Exception {
        try (var watch = Watching.over(theme, temporary.resolve("out"), 0)) {
            Page page = open(browser, watch);
            page.evaluate("scrollTo(0, 700)");
            write("footer.peb", footer().replace("<footer", "<p id=\"new\">新しい足元</p><footer"));
            assertThat(page.locator("#new")).hasText("新しい足元");
            page.waitForFunction("scrollY === 700");
        }
    }

    @Test
    void aStyleSheetIsExchangedWithoutLoadingThePage(TestBrowser browser) throws Exception {
        try (var watch = Watching.over(theme, temporary.resolve("out"), 0)) {
            Page page = open(browser, watch);
            page.evaluate("window.isTheSame = true");
            Files.writeString(
                    theme.resolve("css/print.css"), "html { outline: 3px solid rgb(1, 2, 3) }\n");
            page.waitForFunction(
                    "getComputedStyle(document.documentElement).outlineColor === 'rgb(1, 2, 3)'");
            assertEquals(true, page.evaluate("window.isTheSame"));
            assertEquals(1, page.locator("link[rel=stylesheet]").count());
        }
    }

    @Test
    void aMistakeCoversThePageUntilItIsMended(TestBrowser browser) throws Exception {
        try (var watch = Watching.over(theme, temporary.resolve("out"), 0)) {
            Page page = open(browser, watch);
            Locator overlay = page.locator("musubi-watch");
            assertThat(overlay).hasCount(0);
            write("footer.peb", footer() + "{{ <b>nothing</b> }}");
            assertThat(overlay).containsText("footer.peb, line");
            browser.screenshot(page, "watch-mistake");
            page.reload();
            assertThat(overlay).containsText("footer.peb, line");
            write("footer.peb", footer());
            assertThat(overlay).hasCount(0);
            assertThat(page.locator("h1").first()).isVisible();
        }
    }

    @Test
    void aTabThatIsOpenFindsTheNextWatchOfTheSamePort(TestBrowser browser) throws Exception {
        Page page;
        int port;
        try (var watch = Watching.over(theme, temporary.resolve("out"), 0)) {
            port = URI.create(watch.address()).getPort();
            page = open(browser, watch);
            assertThat(page.locator("h1").first()).isVisible();
        }
        write("footer.peb", "<p id=\"new\">次の見張り</p>" + footer());
        try (var watch = Watching.over(theme, temporary.resolve("out"), port)) {
            assertTrue(watch.address().contains(":" + port + "/"), watch::address);
            assertThat(page.locator("#new")).hasText("次の見張り");
        }
    }

    /**
     * A page outlives its watch: it asks for the next one, and for pictures it did not show yet.
     */
    private static Page open(TestBrowser browser, Watching watch) {
        browser.tolerate("/-watch/events: net::ERR_");
        browser.tolerate("net::ERR_CONNECTION_REFUSED");
        return browser.page(View.DESK, watch.address());
    }

    private void write(String template, String text) throws IOException {
        Files.writeString(theme.resolve("templates").resolve(template), text);
    }

    private static String footer() throws IOException {
        return Files.readString(Path.of(FRAME, "footer.peb"));
    }

    /** A watch in a thread of its own. */
    private record Watching(Watch watch, ExecutorService thread) implements AutoCloseable {
        static Watching over(Path theme, Path out, int port) throws IOException {
            var order =
                    new Watch.Order(
                            SnapshotSource.ofFolder(SAMPLE),
                            Optional.of(SAMPLE),
                            out,
                            Optional.of(theme),
                            Optional.empty(),
                            false,
                            port);
            Watch watch = Watch.start(new Generator(Progress.silent()), order, new Quiet());
            ExecutorService thread = Executors.newSingleThreadExecutor();
            thread.execute(() -> {
                try {
                    watch.run();
                } catch (InterruptedException | IOException e) {
                    // The test is over.
                }
            });
            return new Watching(watch, thread);
        }

        String address() {
            return watch.address();
        }

        @Override
        public void close() throws IOException {
            thread.shutdownNow();
            thread.close();
            watch.close();
        }
    }

    private static final class Quiet implements Watch.Listener {
        @Override
        public void built(Set<Path> changed, BuildReport report) {}

        @Override
        public void failed(Set<Path> changed, List<String> sentences, Throwable cause) {}
    }
}
