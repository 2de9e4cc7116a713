package jp.musubi.cms.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

import jp.musubi.OnThisMachine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The installed browser, started once for all tests of a JVM. All of its parts belong to the thread
 * that started it.
 */
public final class Chromium implements AutoCloseable {
    /** What is said when there is none. */
    static final String MISSING =
            "Chromium is not installed, so nothing was tried in a browser: apt-get install"
                    + " chromium";

    /** First the one that draws no window of its own around each page: that costs much time. */
    private static final String[] NAMES = {
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"
    };

    /** The browser's own errands are off, and no name but this machine's is ever looked up. */
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");

    private static final Map<String, String> NO_BROWSER_OF_ITS_OWN =
            Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    /** How long a page may take for what a test waits for. */
    private static final int PATIENCE_MILLIS = 15_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The installed browser's program; empty if there is none. */
    static Optional<Path> program() {
        return OnThisMachine.program(NAMES);
    }

    /**
     * A browser of its own for a class that looks after its windows itself; without an installed
     * one the tests of the class are skipped aloud, or fail with {@code CI=true}.
     */
    public static Chromium installed() {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            OnThisMachine.isMissing(MISSING);
        }
        return start(program.orElseThrow());
    }

    /** The browser itself. */
    public Browser browser() {
        return browser;
    }

    static Chromium start(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright =
                Playwright.create(new Playwright.CreateOptions().setEnv(NO_BROWSER_OF_ITS_OWN));
        try {
            var options =
                    new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true)
                            .setArgs(FLAGS);
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A new window without cookies or memories. */
    BrowserContext open(View view) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(view.widthPx(), view.heightPx())
                                .setLocale(view.language().equals("ja") ? "ja-JP" : "en-GB")
                                .setTimezoneId("Asia/Tokyo")
                                .setJavaScriptEnabled(!view.has(View.Trait.NO_SCRIPTS))
                                .setColorScheme(
                                        view.has(View.Trait.DARK)
                                                ? ColorScheme.DARK
                                                : ColorScheme.LIGHT)
                                .setForcedColors(
                                        view.has(View.Trait.FORCED_COLOURS)
                                                ? ForcedColors.ACTIVE
                                                : ForcedColors.NONE)
                                .setReducedMotion(
                                        view.has(View.Trait.REDUCED_MOTION)
                                                ? ReducedMotion.REDUCE
                                                : ReducedMotion.NO_PREFERENCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
