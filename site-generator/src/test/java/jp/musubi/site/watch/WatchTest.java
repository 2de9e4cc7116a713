package jp.musubi.site.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The watch with real files and a real HTTP client. */
@Timeout(120)
class WatchTest {
    private static final String GROUP = "groups/hotaru/";

    @TempDir private Path temporary;
    private Path content;
    private Path theme;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        content = temporary.resolve("town.ndjson");
        theme = temporary.resolve("theme");
        Files.createDirectories(theme.resolve("templates"));
        out = temporary.resolve("out");
        town("ほたる");
    }

    @Test
    void thePagesThatAreServedHoldTheScriptAndTheFilesDoNot() throws Exception {
        try (var watch = RunningWatch.of(content, out)) {
            assertEquals(List.of(), watch.next());
            var page = watch.get(GROUP);
            assertEquals(200, page.statusCode());
            assertEquals(
                    "text/html; charset=utf-8",
                    page.headers().firstValue("Content-Type").orElseThrow());
            String file = Files.readString(out.resolve(GROUP + "index.html"));
            assertFalse(file.contains("-watch"));
            assertEquals(
                    file, page.body().replaceFirst("<script src=\"/-watch/[^>]*></script>", ""));
            assertNotEquals(file, page.body());
            var script = watch.get("/-watch/watch.js");
            assertEquals(200, script.statusCode());
            assertTrue(
                    script.headers()
                            .firstValue("Content-Type")
                            .orElseThrow()
                            .startsWith("text/javascript"));
        }
    }

    @Test
    void whatIsNotThereIsTheSitesOwnPageInTheLanguageOfTheAddress() throws Exception {
        try (var watch = RunningWatch.of(content, out)) {
            var lost = watch.get("groups/nobody/");
            assertEquals(404, lost.statusCode());
            assertTrue(lost.body().contains("<html lang=\"ja\""), lost::body);
            assertTrue(watch.get("en/nowhere").body().contains("<html lang=\"en\""));
            assertEquals(404, watch.get(".musubi/manifest").statusCode());
            assertEquals(404, watch.get("%2e%2e/town.ndjson").statusCode());
            assertEquals(404, watch.get("/%2fetc/passwd").statusCode());
            var folder = watch.get("groups?page=2");
            assertEquals(302, folder.statusCode());
            assertEquals("/groups/?page=2", folder.headers().firstValue("Location").orElseThrow());
            assertEquals(
                    "application/atom+xml; charset=utf-8",
                    watch.get("feed.xml").headers().firstValue("Content-Type").orElseThrow());
        }
    }

    @Test
    void aFileThatIsReplacedByRenameIsBuiltAndToldToThePage() throws Exception {
        try (var watch = RunningWatch.of(content, out)) {
            watch.next();
            String before = watch.events(1).getFirst();
            Path fresh = temporary.resolve("fresh");
            Files.writeString(fresh, ndjson("かじか"));
            Files.move(fresh, content, StandardCopyOption.ATOMIC_MOVE);
            assertEquals(List.of(), watch.next());
            assertTrue(watch.get(GROUP).body().contains("かじか"));
            assertNotEquals(before, watch.events(1).getFirst());
        }
    }

    @Test
    void aBrokenTemplateIsOneSentenceAndTheOldSiteStaysUntilItIsMended() throws Exception {
        try (var watch = RunningWatch.of(content, out, theme)) {
            watch.next();
            Path template = theme.resolve("templates/not-found.peb");
            Files.writeString(template, "{% if %}");
            List<String> sentences = watch.next();
            assertTrue(
                    sentences.getFirst().startsWith("templates/not-found.peb, line 1"),
                    sentences::toString);
            assertTrue(watch.events(1).getFirst().contains("not-found.peb"));
            assertEquals(200, watch.get(GROUP).statusCode());
            Files.writeString(template, "<body><p>ここにはありません</body>");
            assertEquals(List.of(), watch.next());
            assertTrue(watch.events(1).getFirst().contains("\"errors\":[]"));
            assertTrue(watch.get("nowhere").body().contains("ここにはありません"));
        }
    }

    @Test
    void badContentAtTheStartIsToldAndTheSiteAppearsOnceItIsMended() throws Exception {
        Files.writeString(content, "{\"kind\":\"castle\"}\n");
        try (var watch = RunningWatch.of(content, out)) {
            assertTrue(watch.next().getFirst().startsWith("town.ndjson:1: "));
            var page = watch.get("/");
            assertEquals(503, page.statusCode());
            assertTrue(page.body().contains("/-watch/watch.js"));
            Files.delete(content);
            assertTrue(watch.next().getFirst().startsWith("there is no snapshot"));
            town("ほたる");
            assertEquals(List.of(), watch.next());
            assertEquals(200, watch.get("/").statusCode());
        }
    }

    @Test
    void aThemeFolderThatIsMovedAwayAndBackDoesNotEndIt() throws Exception {
        try (var watch = RunningWatch.of(content, out, theme)) {
            watch.next();
            Files.createDirectories(theme.resolve("css"));
            Files.writeString(theme.resolve("css/tag.css"), ".tag { color: red }\n");
            assertEquals(List.of(), watch.next());
            Files.move(theme, temporary.resolve("away"));
            assertEquals(List.of("the theme folder " + theme + " does not exist"), watch.next());
            Files.move(temporary.resolve("away"), theme);
            assertEquals(List.of(), watch.next());
        }
    }

    @Test
    void aStyleSheetAloneIsToldAsSuch() throws Exception {
        Files.createDirectories(theme.resolve("css"));
        try (var watch = RunningWatch.of(content, out, theme)) {
            watch.next();
            Files.writeString(theme.resolve("css/tag.css"), ".tag { color: red }\n");
            watch.next();
            assertTrue(watch.events(1).getFirst().contains("\"styleOnly\":true"));
            town("かじか");
            watch.next();
            assertTrue(watch.events(1).getFirst().contains("\"styleOnly\":false"));
        }
    }

    @Test
    void aPictureUnderItsOldNameIsTheNewOne() throws Exception {
        Path picture = temporary.resolve("content/assets/knot.png");
        Files.createDirectories(picture.getParent());
        Files.writeString(picture, "old");
        Files.writeString(
                temporary.resolve("content/site.yml"), "title: {ja: まち}\nlanguages: [ja]\n");
        Files.writeString(
                temporary.resolve("content/assets.yml"),
                "- {id: knot, file: assets/knot.png, width: 1, height: 1, alt: {ja: 結び目}}\n");
        try (var watch = RunningWatch.of(temporary.resolve("content"), out)) {
            assertEquals(List.of(), watch.next());
            assertEquals("old", watch.get("assets/knot.png").body());
            Files.writeString(picture, "new");
            assertEquals(List.of(), watch.next());
            assertEquals("new", watch.get("assets/knot.png").body());
        }
    }

    @Test
    void aSiteBelowAPathIsServedBelowIt() throws Exception {
        Files.writeString(
                content,
                ndjson("ほたる").replace("https://town.example/", "https://town.example/kyodo/"));
        try (var watch = RunningWatch.of(content, out)) {
            assertTrue(watch.address().endsWith("/kyodo/"), watch::address);
            assertEquals(200, watch.get("/kyodo/" + GROUP).statusCode());
            assertEquals(302, watch.get("/").statusCode());
            assertEquals(404, watch.get("/" + GROUP).statusCode());
        }
    }

    @Test
    void aPageOfTheOpenWebIsNotAnswered() throws Exception {
        try (var watch = RunningWatch.of(content, out);
                var socket =
                        new Socket(
                                InetAddress.getLoopbackAddress(),
                                URI.create(watch.address()).getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
        }
    }

    @Test
    void thePortAfterOneThatIsTakenIsUsed() throws Exception {
        var reload = new LiveReload();
        try (var first = SiteServer.start(out, 0, reload)) {
            int taken = URI.create(first.address()).getPort();
            try (var second = SiteServer.start(out, taken, reload)) {
                int port = URI.create(second.address()).getPort();
                assertTrue(port > taken && port <= taken + 100, second::address);
            }
        }
    }

    private void town(String name) throws IOException {
        Files.writeString(content, ndjson(name));
    }

    private static String ndjson(String name) {
        return Town.inTwoLanguages()
                .with("group", "hotaru", "\"title\":\"%s\"".formatted(name))
                .ndjson();
    }
}
