package jp.musubi.cms.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReleaseFilesTest {
    private RunningApi api;
    private Path site;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        site = Files.createDirectories(data.resolve("site"));
        Files.writeString(data.resolve("secret.txt"), "outside");
        show(release("one"), "one");
        api = new RunningApi(data);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Path release(String name) throws Exception {
        Path release = site.resolve("releases").resolve(name);
        Files.createDirectories(release.resolve("groups/川の会"));
        Files.createDirectories(release.resolve("assets"));
        Files.createDirectories(release.resolve(".musubi"));
        Files.writeString(release.resolve("index.html"), "<h1>" + name + "</h1>");
        Files.writeString(release.resolve("groups/index.html"), "groups of " + name);
        Files.writeString(release.resolve("groups/川の会/index.html"), "river");
        Files.writeString(release.resolve("404.html"), "no such page in " + name);
        Files.writeString(release.resolve("feed.xml"), "<feed/>");
        Files.writeString(release.resolve("long.html"), "<p>long".repeat(400));
        Files.writeString(release.resolve("long.html.gz"), "packed");
        Files.writeString(release.resolve("assets/site-0a1b2c3d.css"), "p{}");
        Files.writeString(release.resolve("assets/0a1b2c3d.pdf"), "%PDF-1.4 %%EOF");
        Files.writeString(release.resolve("big.bin"), "0123456789".repeat(100_000));
        Files.writeString(release.resolve(".musubi/manifest.json"), "hidden");
        Files.createSymbolicLink(release.resolve("link.txt"), Path.of("../../../secret.txt"));
        FileTime sameTime = FileTime.fromMillis(1_700_000_000_000L);
        for (String file : List.of("index.html", "groups/index.html")) {
            Files.setLastModifiedTime(release.resolve(file), sameTime);
        }
        return release;
    }

    private void show(Path release, String name) throws Exception {
        Path next = site.resolve("next-" + name);
        Files.createSymbolicLink(next, site.relativize(release));
        Files.move(
                next,
                site.resolve("current"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void documentsAreSavedInsteadOfOpenedBesideThePages() throws Exception {
        HttpResponse<String> document = api.get("/assets/0a1b2c3d.pdf");
        assertEquals("application/pdf", header(document, "Content-Type"));
        assertEquals("attachment", header(document, "Content-Disposition"));
        assertEquals("nosniff", header(document, "X-Content-Type-Options"));
        assertTrue(header(document, "Content-Security-Policy").contains("sandbox"));
    }

    @Test
    void foldersShowTheirIndexAndNamesWithoutSlashAreRedirected() throws Exception {
        HttpResponse<String> page = api.get("/groups/");
        assertEquals(200, page.statusCode());
        assertEquals("text/html;charset=utf-8", header(page, "Content-Type"));
        HttpResponse<String> redirect = api.get("/groups?x=1");
        assertEquals(301, redirect.statusCode());
        assertEquals("/groups/?x=1", header(redirect, "Location"));
        assertEquals("river", api.get("/groups/%E5%B7%9D%E3%81%AE%E4%BC%9A/").body());
        assertEquals(
                "application/atom+xml; charset=utf-8",
                header(api.get("/feed.xml"), "Content-Type"));
    }

    @Test
    void aFormerAddressAndWhatIsBelowItLeadToTheNewOne() throws Exception {
        Path release = release("moved");
        Files.createDirectories(release.resolve("groups/新しい"));
        Files.writeString(release.resolve("groups/新しい/feed.xml"), "<feed/>");
        Files.writeString(release.resolve("groups/新しい/写真 1.svg"), "<svg/>");
        Files.createDirectories(release.resolve("groups/古い"));
        Files.writeString(release.resolve("groups/古い/index.html"), "it moved");
        Files.writeString(
                release.resolve("_redirects"),
                """
                /groups/%E5%8F%A4%E3%81%84/* /groups/%E6%96%B0%E3%81%97%E3%81%84/:splat 301
                /old.html /groups/ 301
                /groups/* /nowhere/:splat 301
                """);
        String old = "/groups/%E5%8F%A4%E3%81%84";
        String now = "/groups/%E6%96%B0%E3%81%97%E3%81%84/";
        try {
            assertEquals(404, api.get("/old.html").statusCode(), "not yet");
            show(release, "moved");
            for (String path : List.of(old + "/", old)) {
                HttpResponse<String> answer = api.get(path);
                assertEquals(301, answer.statusCode(), path);
                assertEquals(now, header(answer, "Location"));
                assertEquals("public, no-cache", header(answer, "Cache-Control"));
            }
            assertEquals(now + "?a=b&c", header(api.get(old + "/?a=b&c"), "Location"));
            assertEquals(now + "feed.xml", header(api.get(old + "/feed.xml"), "Location"));
            assertEquals(
                    now + "%E5%86%99%E7%9C%9F%201.svg",
                    header(api.get(old + "/%E5%86%99%E7%9C%9F%201.svg"), "Location"));
            assertEquals(404, api.get(old + "/nothing.xml").statusCode());
            assertEquals("/groups/", header(api.get("/old.html"), "Location"));
            assertEquals("river", api.get("/groups/%E5%B7%9D%E3%81%AE%E4%BC%9A/").body());
            assertEquals("/nowhere/", header(api.get("/groups/"), "Location"));
            assertEquals(
                    301,
                    api.send("GET", old + "/", "", "", "If-None-Match", "*").statusCode(),
                    "what a client has does not matter");
        } finally {
            show(release("one-again"), "one");
        }
        assertEquals(404, api.get("/old.html").statusCode(), "only the release that is shown");
    }

    @Test
    void whatIsMissingShowsTheReleasesOwnPage() throws Exception {
        HttpResponse<String> answer = api.get("/nothing/here/");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().startsWith("no such page"));
        assertEquals("text/html;charset=utf-8", header(answer, "Content-Type"));
    }

    @Test
    void nothingHiddenAndNothingOutsideIsEverServed() throws Exception {
        for (String path :
                List.of(
                        "/.musubi/manifest.json",
                        "/groups/../.musubi/manifest.json",
                        "/%2emusubi/manifest.json",
                        "/link.txt",
                        "/../../secret.txt",
                        "/..%2f..%2fsecret.txt",
                        "/%2e%2e/%2e%2e/secret.txt",
                        "/..%5c..%5csecret.txt",
                        "//secret.txt",
                        "/groups//index.html",
                        "/groups/%00",
                        "/groups/;x/index.html",
                        "/" + "a".repeat(3_000))) {
            String answer =
                    api.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 40"), path + " " + answer);
            assertFalse(answer.contains("outside"), path);
            assertFalse(answer.contains("\r\n\r\nhidden"), path);
        }
    }

    @Test
    void textIsSentCompressedToThoseWhoTakeIt() throws Exception {
        HttpResponse<String> plain = api.get("/long.html");
        assertEquals("", header(plain, "Content-Encoding"));
        assertEquals("Accept-Encoding", header(plain, "Vary"));
        HttpResponse<String> packed = api.get("/long.html", "Accept-Encoding", "br, gzip");
        assertEquals("gzip", header(packed, "Content-Encoding"));
        assertEquals("text/html;charset=utf-8", header(packed, "Content-Type"));
        assertEquals("packed", packed.body(), "as it lies beside the file");
        assertNotEquals(header(plain, "ETag"), header(packed, "ETag"));
        assertEquals(
                304,
                api.get(
                                "/long.html",
                                "Accept-Encoding",
                                "gzip",
                                "If-None-Match",
                                header(packed, "ETag"))
                        .statusCode());
        assertEquals(
                "",
                header(
                        api.get("/long.html", "Accept-Encoding", "gzip", "Range", "bytes=0-1"),
                        "Content-Encoding"),
                "parts are parts of the file itself");
        assertEquals(404, api.get("/long.html.gz").statusCode(), "it has no address of its own");
        assertEquals(
                "", header(api.get("/index.html", "Accept-Encoding", "gzip"), "Content-Encoding"));
    }

    @Test
    void partsOfFilesAreSent() throws Exception {
        HttpResponse<String> part = api.get("/big.bin", "Range", "bytes=10-14");
        assertEquals(206, part.statusCode());
        assertEquals("01234", part.body());
        assertEquals("bytes 10-14/1000000", header(part, "Content-Range"));
        assertEquals("789", api.get("/big.bin", "Range", "bytes=-3").body());
        assertEquals(416, api.get("/big.bin", "Range", "bytes=1000000-").statusCode());
        assertEquals(200, api.get("/big.bin", "Range", "bytes=0-1,5-6").statusCode());
        assertEquals(200, api.get("/big.bin", "Range", "lines=1").statusCode());
        assertEquals(206, api.get("/feed.xml", "Range", "bytes=0-0").statusCode());
        assertEquals(
                200,
                api.get("/feed.xml", "Range", "bytes=0-0", "If-Range", "\"other\"").statusCode());
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        HttpResponse<String> page = api.get("/feed.xml");
        assertEquals(304, api.get("/feed.xml", "If-None-Match", header(page, "ETag")).statusCode());
        assertEquals(
                304,
                api.get("/feed.xml", "If-Modified-Since", header(page, "Last-Modified"))
                        .statusCode());
        assertEquals("public, no-cache", header(page, "Cache-Control"));
        assertTrue(
                header(api.get("/assets/site-0a1b2c3d.css"), "Cache-Control")
                        .contains("immutable"));
        assertFalse(header(page, "Content-Security-Policy").contains("unsafe-inline"));
        assertEquals("", api.send("HEAD", "/feed.xml", "", "").body());
        assertEquals(405, api.send("POST", "/feed.xml", "", "").statusCode());
    }

    @Test
    void afterASwitchNothingOldIsServedEvenWhenTimeAndSizeAreTheSame() throws Exception {
        for (int n = 0; n < 20; n++) {
            String name = n % 2 == 0 ? "two" : "six";
            show(release(name + n), name + n);
            assertEquals("<h1>" + name + n + "</h1>", api.get("/").body());
            assertEquals("groups of " + name + n, api.get("/groups/").body());
        }
    }
}
