package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A process goes on from the index that another one published. */
class KeptIndexTest {
    /** Enough that some terms are common, and some of these are not listed. */
    private static final int GROUPS = 320;

    @TempDir private Path folder;
    private IndexFolder place;

    @BeforeEach
    void publishedByAnotherProcess() throws IOException {
        place = new IndexFolder(folder.resolve("search/manifest.bin"), folder.resolve("notes"));
        LinkedSite site = town(GROUPS, -1).linked();
        write(publish(new StaticIndex(), site, site.entries().stream().toList()));
    }

    /** Groups of which one has another text. */
    private static Town town(int groups, int edited) {
        Town town = Town.inJapanese();
        for (int i = 0; i < groups; i++) {
            String body = i == edited ? "ほかの話" : "わたしたちは第%d公園で活動しています".formatted(i % 17);
            String reading = i % 3 == 0 ? ",\"reading\":\"カイ%d\"".formatted(i) : "";
            town =
                    town.with(
                            "group",
                            "g" + i,
                            "\"title\":\"第%d会\",\"body\":\"%s\"%s".formatted(i, body, reading));
        }
        return town;
    }

    private List<PublishedFile> publish(
            StaticIndex published, LinkedSite site, List<Entry> changed, String... gone)
            throws IOException {
        try (SearchIndex index =
                SearchIndex.of(
                        site,
                        new Addresses(site, TownSearch.BASE),
                        published,
                        TownSearch::unread)) {
            index.isPublishedIn(place, true);
            for (Entry entry : changed) {
                index.put(entry);
            }
            for (String id : gone) {
                index.remove(id);
            }
            return index.publish();
        }
    }

    private void write(List<PublishedFile> files) throws IOException {
        for (PublishedFile file : files) {
            Path path = place.manifest().resolveSibling(file.name());
            Files.createDirectories(path.getParent());
            Files.write(path, file.bytes());
        }
    }

    private static Map<String, String> contents(List<PublishedFile> files) {
        var contents = new TreeMap<String, String>();
        files.forEach(file -> contents.put(file.name(), HexFormat.of().formatHex(file.bytes())));
        return contents;
    }

    /** What a process makes that knows nothing of another. */
    private static Map<String, String> whole(LinkedSite site) throws IOException {
        try (SearchIndex index =
                SearchIndex.of(
                        site,
                        new Addresses(site, TownSearch.BASE),
                        new StaticIndex(),
                        TownSearch::unread)) {
            return contents(index.publish());
        }
    }

    private static Entry entry(LinkedSite site, String slug) {
        return site.entry("group", slug).orElseThrow();
    }

    @Test
    void anEditMakesTheFilesThatAWholeIndexWouldHave() throws IOException {
        LinkedSite site = town(GROUPS, 7).linked();
        var published = new StaticIndex();
        List<PublishedFile> files = publish(published, site, List.of(entry(site, "g7")));
        assertTrue(published.isKept());
        assertTrue(
                published.common().values().stream().anyMatch(file -> file.isEmpty()),
                "no common term is unlisted");
        assertEquals(whole(site), contents(files));
    }

    @Test
    void oneEditAfterAnotherEachInAProcessOfItsOwn() throws IOException {
        for (int i = 0; i < 6; i++) {
            LinkedSite site = town(GROUPS + i, i * 3).linked();
            var published = new StaticIndex();
            var changed =
                    Stream.of("g" + i * 3, "g" + Math.max(0, i * 3 - 3), "g" + (GROUPS + i - 1))
                            .distinct()
                            .map(slug -> entry(site, slug))
                            .toList();
            List<PublishedFile> files = publish(published, site, changed);
            assertTrue(published.isKept(), "step " + i);
            assertEquals(whole(site), contents(files), "step " + i);
            write(files);
        }
    }

    @Test
    void anEntryThatIsGoneIsForgotten() throws IOException {
        LinkedSite site = town(GROUPS - 1, -1).linked();
        String gone = entry(town(GROUPS, -1).linked(), "g" + (GROUPS - 1)).id();
        var published = new StaticIndex();
        List<PublishedFile> files = publish(published, site, List.of(), gone);
        assertTrue(published.isKept());
        assertEquals(whole(site), contents(files));
    }

    @Test
    void filesThatSomebodyChangedAreMadeAgain() throws IOException {
        try (Stream<Path> files = Files.list(place.manifest().resolveSibling("data"))) {
            Path one = files.sorted().skip(3).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(one);
            bytes[bytes.length / 2] ^= 1;
            Files.write(one, bytes);
        }
        LinkedSite site = town(GROUPS, 7).linked();
        var published = new StaticIndex();
        assertEquals(whole(site), contents(publish(published, site, List.of(entry(site, "g7")))));
        assertFalse(published.isKept());
    }

    @Test
    void notesOfAnotherStateOfTheFilesAreNotUsed() throws IOException {
        byte[] notes = Files.readAllBytes(place.notes());
        LinkedSite other = town(GROUPS, 9).linked();
        write(publish(new StaticIndex(), other, List.of(entry(other, "g9"))));
        Files.write(place.notes(), notes);
        var published = new StaticIndex();
        LinkedSite site = town(GROUPS, 7).linked();
        var changed = List.of(entry(site, "g7"), entry(site, "g9"));
        assertEquals(whole(site), contents(publish(published, site, changed)));
        assertFalse(published.isKept());
    }
}
