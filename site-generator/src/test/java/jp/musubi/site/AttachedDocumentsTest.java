package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.document.SmallPdf;
import jp.musubi.site.link.Town;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.search.Hit;
import jp.musubi.site.search.HitDocument;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries are found by the documents that they attach. */
class AttachedDocumentsTest {
    private static final String FILE = "assets/ab/kaiho.pdf";

    @TempDir private Path temporary;

    private Town town(String body) {
        return Town.inTwoLanguages()
                .line(
                        """
                        {"kind":"asset","id":"7d3c","file":"%s","width":0,"height":0,"alt":{"ja":"会報"}}\
                        """
                                .formatted(FILE))
                .with("group", "hotaru", "\"title\":\"ほたるの会\",\"body\":\"" + body + "\"")
                .with("group", "kawa", "\"title\":\"川の会\",\"body\":\"提灯をつくります。\"");
    }

    private BuildReport build(Town town, String base) throws BuildFailed {
        return new Generator(Progress.silent())
                .build(
                        new BuildRequest(
                                SnapshotSource.of(town.read().snapshot(), temporary),
                                temporary.resolve("site"),
                                Theme.bundled(),
                                Optional.of(URI.create(base)),
                                false,
                                true));
    }

    private void write(byte[] pdf) throws IOException {
        Path file = temporary.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.write(file, pdf);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
    }

    private List<Hit> search(String text) throws IOException {
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(temporary.resolve("site")))) {
            return search.search(new Query(text, Map.of(), 10, 0, "ja")).hits();
        }
    }

    @Test
    void anEntryIsFoundByADocumentThatItsTextLinksTo() throws Exception {
        write(SmallPdf.of("ほたるの会の会報です。", "提灯の紙は赤。"));
        BuildReport report =
                build(
                        town("[会報 第3号（PDF：4KB）](/assets/ab/kaiho.pdf)"),
                        "https://town.example/kyodo/");
        assertEquals(List.of(), report.warnings());
        List<Hit> hits = search("提灯");
        assertEquals(List.of("kawa", "hotaru"), hits.stream().map(Hit::slug).toList());
        assertNull(hits.getFirst().document());
        assertEquals(
                new HitDocument("会報 第3号", "/kyodo/assets/ab/kaiho.pdf", 2),
                hits.getLast().document());
        assertEquals("<mark>提灯</mark>の紙は赤。", hits.getLast().excerpt());
    }

    @Test
    void aDocumentThatCannotBeReadIsNamedWithItsEntryAndThePageIsPublished() throws Exception {
        write("no document".getBytes(StandardCharsets.UTF_8));
        BuildReport report = build(town("[会報](/assets/ab/kaiho.pdf)"), "https://town.example/");
        assertEquals(
                List.of(
                        "group hotaru: the document \"会報\" (assets/ab/kaiho.pdf) is not searched:"
                                + " it is damaged or no PDF"),
                report.warnings());
        assertTrue(Files.exists(temporary.resolve("site/groups/hotaru/index.html")));
        assertEquals(List.of("kawa"), search("提灯").stream().map(Hit::slug).toList());
    }

    @Test
    void anotherProgramDoesNotReadADocumentAgain() throws Exception {
        write(SmallPdf.of("提灯の紙は赤。"));
        Town town = town("[会報](/assets/ab/kaiho.pdf)");
        build(town, "https://town.example/");
        // Nobody could tell from size and time that it is another, if nobody reads it.
        write(SmallPdf.of("風鈴の紙は青。"));
        build(town("はじめに。[会報](/assets/ab/kaiho.pdf)"), "https://town.example/");
        assertEquals(2, search("提灯").size());
        assertEquals(0, search("風鈴").size());
    }

    @Test
    void ofALongDocumentTheBeginningIsShownAndAllOfItFinds() throws Exception {
        String page = "川の生きものを調べて地図に描きました。\n".repeat(20);
        write(SmallPdf.of(page, page, page, page, page, page, page, page, page, "風鈴の紙は青。"));
        build(town("[会報](/assets/ab/kaiho.pdf)"), "https://town.example/");
        Hit hit = search("風鈴").getFirst();
        assertEquals("hotaru", hit.slug());
        assertNull(hit.document());
        assertEquals(
                new HitDocument("会報", "/assets/ab/kaiho.pdf", 1),
                search("地図").getFirst().document());
    }
}
