package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;

import jp.musubi.cms.RunningCity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a phone has to load before it shows a page, and that nothing on it moves afterwards. */
@InBrowser
final class PagesLoadLightlyInBrowserTest {
    private static final String PROFILE = "/groups/asano-hotaru/";
    private static final int MAX_BYTES = 30 * 1024;

    /** Files that the browser wants before it shows anything. */
    private static final String WAITED_FOR =
            """
            () => performance.getEntriesByType('resource')
                .filter(file => file.renderBlockingStatus === 'blocking')
                .map(file => new URL(file.name).pathname.replace(/-[0-9a-f]+\\./, '.'))
            """;

    /**
     * What moved and nobody moved, down to the end of the page: how far, counted as Lighthouse
     * does, which says 0 of less than a two-thousandth.
     */
    private static final String MOVED =
            """
            () => new Promise(done => {
                const moved = [];
                new PerformanceObserver(list => list.getEntries()
                    .filter(shift => !shift.hadRecentInput && shift.value >= 0.0005)
                    .forEach(shift => moved.push([shift.value.toFixed(4), ...shift.sources.map(it =>
                        `${it.node?.outerHTML?.slice(0, 60)} from ${it.previousRect.y} to`
                            + ` ${it.currentRect.y}, ${it.previousRect.height} to`
                            + ` ${it.currentRect.height} high`)].join(' '))))
                    .observe({type: 'layout-shift', buffered: true});
                scrollTo(0, document.documentElement.scrollHeight);
                setTimeout(() => done(moved), 400);
            })
            """;

    /**
     * What moves by itself does so each time. A browser that is short of time may show a page of
     * which it has read the half, such as a menu before its button: that is not the page's doing.
     */
    private static final int LOADS = 3;

    private static RunningCity city;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        city = RunningCity.start(data, null, true);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void aProfileAndItsStyleSheetAreSmallAndNoScriptIsWaitedFor(TestBrowser browser) {
        Page page = browser.page(View.PHONE);
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate(city.address(PROFILE));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        int bytes = 0;
        for (Request request : List.copyOf(requests)) {
            if (List.of("document", "stylesheet").contains(request.resourceType())) {
                int sent = request.sizes().responseBodySize;
                assertTrue(sent > 0, request.url());
                bytes += sent;
            }
        }
        assertTrue(bytes > 0 && bytes <= MAX_BYTES, bytes + " bytes");
        assertEquals(List.of("/assets/site.css"), page.evaluate(WAITED_FOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", PROFILE, "/groups/", "/search/", "/awards/2025/"})
    void nothingMovesWhileAPageIsLoadedAndRead(String path, TestBrowser browser) {
        for (View view : List.of(View.PHONE, View.DESK)) {
            Object moved = moved(path, view, browser);
            for (int i = 1; i < LOADS && !List.of().equals(moved); i++) {
                moved = moved(path, view, browser);
            }
            assertEquals(List.of(), moved, view.toString());
        }
    }

    private static Object moved(String path, View view, TestBrowser browser) {
        return browser.page(view, city.address(path)).evaluate(MOVED);
    }
}
