package jp.musubi.site.offline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The site as one file has everything that is of use without a server, and links that work. */
class OfflineCopyTest {
    private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

    @TempDir private static Path folder;

    @BeforeAll
    static void build() throws Exception {
        Town town =
                Town.inTwoLanguages()
                        .with("group", "hotaru", "\"title\":\"ほたる\",\"fields\":[\"health\"]")
                        .with("group", "kawa", "\"title\":\"川の会\",\"tags\":[\"川 & 海\"]")
                        .with(
                                "report",
                                "walk",
                                "\"title\":\"川歩き\",\"group\":\"hotaru\",\"held_on\":\"2026-06-14\"")
                        .line(
                                "{\"kind\":\"redirect\",\"from\":\"/groups/before/\","
                                        + "\"to\":{\"type\":\"group\",\"slug\":\"hotaru\"}}");
        new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.of(town.read().snapshot(), folder),
                                folder,
                                Theme.bundled(),
                                Optional.of(URI.create("https://city.example/kyodo/")),
                                false,
                                true));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(copy()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                FILES.put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    private static byte[] copy() throws IOException {
        var out = new ByteArrayOutputStream();
        OfflineCopy.write(folder, out);
        return out.toByteArray();
    }

    private static String text(String file) {
        return new String(Objects.requireNonNull(FILES.get(file), file), UTF_8);
    }

    @Test
    void whatIsOfNoUseWithoutAServerIsLeftOut() {
        for (String name : FILES.keySet()) {
            assertFalse(
                    name.matches(".*(?:\\.gz|feed\\.xml|feed\\.json|\\.ics|\\.bin|\\.webmanifest)")
                            || name.startsWith(".musubi"),
                    name);
        }
        for (String name : Set.of("404.html", "robots.txt", "sitemap.xml", "_redirects")) {
            assertFalse(FILES.containsKey(name), name);
        }
        assertTrue(FILES.containsKey("index.html"));
        assertTrue(FILES.containsKey("groups/kawa/index.html"));
        assertTrue(FILES.containsKey("light/index.html"));
    }

    @Test
    void everyLinkLeadsToAFileOfTheCopyOrToTheWeb() {
        FILES.forEach((name, bytes) -> {
            if (name.endsWith(".html")) {
                Document page = Jsoup.parse(new String(bytes, UTF_8));
                for (Element element : page.select("[href], [src], [action]")) {
                    for (String attribute : Set.of("href", "src", "action")) {
                        check(name, element.attr(attribute));
                    }
                }
            }
        });
    }

    private static void check(String page, String link) {
        boolean elsewhere =
                link.isEmpty() || link.startsWith("#") || link.matches("(?:https|mailto|tel):.*");
        if (!elsewhere) {
            assertFalse(link.startsWith("/"), page + ": " + link);
            String path = link.replaceAll("[?#].*", "");
            Path target = Path.of(page).resolveSibling(URLDecoder.decode(path, UTF_8)).normalize();
            assertTrue(FILES.containsKey(target.toString()), page + ": " + link);
        }
    }

    @Test
    void whatTheCopyLacksIsLinkedWhereItIsOnTheWeb() {
        Document page = Jsoup.parse(text("groups/hotaru/index.html"));
        assertEquals(
                "https://city.example/kyodo/groups/hotaru/feed.xml",
                page.select(".subscribe a").attr("href"));
        assertEquals(
                "https://city.example/kyodo/groups/hotaru/",
                page.select("link[rel=canonical]").attr("href"));
    }

    @Test
    void aFormerAddressLeadsOnWithinTheCopy() {
        assertTrue(
                text("groups/before/index.html").contains("url=../../groups/hotaru/index.html"),
                () -> text("groups/before/index.html"));
    }

    @Test
    void noPageHasModulesManifestsFeedsOrFilesOfDrawings() {
        FILES.forEach((name, bytes) -> {
            if (name.endsWith(".html")) {
                Document page = Jsoup.parse(new String(bytes, UTF_8));
                assertTrue(
                        page.select(
                                        "script[type=module], link[rel=manifest],"
                                                + " link[type~=feed|atom|calendar],"
                                                + " use[href*=svg], [data-tell~=.]")
                                .isEmpty(),
                        name);
            }
        });
        assertTrue(text("offline.js").contains("<symbol id=\\\"drawn-search\\\""));
    }

    @Test
    void theSameSiteGivesTheSameFile() throws Exception {
        assertArrayEquals(copy(), copy());
    }

    @Test
    void aFolderWithoutASiteIsRefused(@TempDir Path empty) {
        assertThrows(
                IOException.class, () -> OfflineCopy.write(empty, new ByteArrayOutputStream()));
    }

    @Test
    void aModuleBecomesAScriptThatHandsOverWhatItExports() throws Exception {
        String script =
                OfflineScript.of(
                        """
                        const here = new URL('x', import.meta.url);
                        export async function open() { return import(here); }
                        export const a = 1;
                        """);
        assertFalse(script.contains("export "), script);
        assertFalse(script.contains("import"), script);
        assertTrue(script.contains("exported(musubiAddress, {open, a})"), script);
    }

    @Test
    void aModuleThatNeedsOthersFromTheBeginningWaitsForThem() throws Exception {
        String script =
                OfflineScript.of(
                        """
                        import {a, b as c} from './a.js';
                        import * as all from "../b.js"
                        import {
                          d,
                        } from './d.js';
                        import './e.js';
                        export const f = a + c + all.x + d;
                        """);
        assertFalse(script.contains("import"), script);
        for (String line :
                List.of(
                        "const {a, b: c} = await musubiOffline.load(new URL('./a.js',"
                                + " musubiAddress));",
                        "const all = await musubiOffline.load(new URL(\"../b.js\","
                                + " musubiAddress));",
                        "await musubiOffline.load(new URL('./e.js', musubiAddress));",
                        "return {f};")) {
            assertTrue(script.contains(line), script);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import a from './a.js';",
                "import {a} from 'https://elsewhere.example/a.js';",
                "export {a} from './a.js';",
                "export default 1;"
            })
    void aModuleThatNoScriptCanBeIsRefusedWithItsNameItsLineAndTheCure(
            String line, @TempDir Path site) throws Exception {
        Files.writeString(
                site.resolve("robots.txt"), "Sitemap: https://city.example/sitemap.xml\n");
        Files.createDirectories(site.resolve("js"));
        Files.writeString(site.resolve("js/odd.js"), line + "\nconst b = 1;\n");
        var refused =
                assertThrows(
                        IOException.class,
                        () -> OfflineCopy.write(site, new ByteArrayOutputStream()));
        assertTrue(String.valueOf(refused.getMessage()).contains("js/odd.js"), refused::toString);
        assertTrue(String.valueOf(refused.getMessage()).contains(line), refused::toString);
        assertTrue(String.valueOf(refused.getMessage()).contains("import {name} from"));
    }
}
