package jp.musubi.cms.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import jp.musubi.cms.browser.View.Trait;
import jp.musubi.content.city.SampleCity;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The theme with large words and strong contrast, on the sample city. */
@InBrowser
class AkariInBrowserTest {
    private static final List<String> PAGES = List.of("/", "/groups/asano-hotaru/", "/search/");

    private static HttpServer server;

    @BeforeAll
    static void build(@TempDir Path out) throws Exception {
        new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.of(
                                        ContentFolder.read(SampleCity.folder()).snapshot(),
                                        SampleCity.folder()),
                                out,
                                Theme.shipped("akari"),
                                Optional.empty(),
                                false,
                                false));
        server =
                SimpleFileServer.createFileServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        out.toAbsolutePath(),
                        SimpleFileServer.OutputLevel.NONE);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Test
    void everyPageIsReadableInTheLightOnTheSmallestPhoneAndInTheDarkOnADesk(TestBrowser browser) {
        for (View view : List.of(View.PHONE.wide(320), View.DESK.in("en").with(Trait.DARK))) {
            Page page = browser.page(view, address(PAGES.getFirst()));
            for (String path : PAGES) {
                page.navigate(address(path));
                Axe.check(page);
                assertEquals(
                        true,
                        page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
                        path + " " + view);
            }
        }
    }

    @Test
    void noWordIsSmallerThanSixteenPixelsAndLinesAreEasyToFollow(TestBrowser browser) {
        Page page = browser.page(View.PHONE, address("/groups/asano-hotaru/"));
        var small =
                (List<?>)
                        page.evaluate(
                                """
                                () => [...document.querySelectorAll('main p, main li, main dd, main dt, main a')]
                                    .filter(it => it.checkVisibility() && it.innerText.trim() !== '')
                                    .filter(it => parseFloat(getComputedStyle(it).fontSize) < 16)
                                    .map(it => it.outerHTML.slice(0, 100))
                                """);
        assertEquals(List.of(), small);
        var body = (Number) page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)");
        assertTrue(body.doubleValue() >= 19, body::toString);
    }
}
