package jp.musubi.cms.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The browser of one test. Each {@link #page} is a window of its own that nobody used before.
 *
 * <p>The test fails when a page writes an error to its console, throws, opens a dialog, breaks its
 * Content-Security-Policy, gets an answer of 400 or above or none at all, or asks another machine
 * for anything, unless that is {@linkplain #tolerate expected}. Of a test that fails, every open
 * page is kept as a picture.
 */
public final class TestBrowser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** Whether somebody will look at pictures of tests that did not fail. */
    private static final boolean IS_LOOKED_AT = Boolean.getBoolean("musubi.screenshots");

    private final Chromium chromium;
    private final Watch watch = new Watch();
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> tolerated = new ArrayList<>();

    TestBrowser(Chromium chromium) {
        this.chromium = chromium;
    }

    /**
     * Opens a window. A second page for the same person, with the same cookies, comes from {@code
     * page.context().newPage()}.
     */
    public Page page(View view) {
        BrowserContext window = chromium.open(view);
        windows.add(window);
        watch.over(window);
        return window.newPage();
    }

    /** Opens a window and an address in it. */
    public Page page(View view, String address) {
        Page page = page(view);
        page.navigate(address);
        return page;
    }

    /**
     * Expects a fault.
     *
     * @param part of the complaint, such as {@code "404 for GET"} or {@code "/missing/"}
     */
    public void tolerate(String part) {
        tolerated.add(part);
    }

    /** Every address that any page of this test asked for so far, in order. */
    public List<String> requests() {
        return watch.addresses();
    }

    /**
     * Keeps a picture of the whole page if asked for with {@code -Dmusubi.screenshots=true}: to
     * draw one takes as long as to check a page.
     *
     * @param name of the file below {@code target/screenshots}, without its ending
     */
    public void screenshot(Page page, String name) {
        if (IS_LOOKED_AT) {
            picture(page, name);
        }
    }

    /** Keeps a picture of the whole page, from top to bottom. */
    Path picture(Page page, String name) {
        Path file = PICTURES.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** What went wrong in the pages and was not expected. */
    List<String> complaints() {
        openPages().forEach(TestBrowser::letItFinishSpeaking);
        return watch.complaints().stream()
                .filter(complaint -> tolerated.stream().noneMatch(complaint::contains))
                .toList();
    }

    /** Keeps a picture of every open page: NAME-1.png and so on. */
    List<Path> screenshots(String name) {
        List<Path> files = new ArrayList<>();
        for (Page page : openPages()) {
            try {
                files.add(picture(page, name + "-" + (files.size() + 1)));
            } catch (PlaywrightException e) {
                System.err.println("no picture of " + page.url() + ": " + e.getMessage());
            }
        }
        return files;
    }

    private List<Page> openPages() {
        return windows.stream().flatMap(window -> window.pages().stream()).toList();
    }

    /** What a page said is heard, at the latest, before its answer to a question. */
    private static void letItFinishSpeaking(Page page) {
        try {
            page.evaluate("0");
        } catch (PlaywrightException e) {
            // It is on its way to another page, or crashed, and says nothing more.
        }
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
