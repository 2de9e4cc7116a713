package jp.musubi.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Town;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is written, what is not, and how the new takes the place of the old. */
class SearchIndexTest {
    @TempDir private Path folder;

    private static Town town(String title) {
        return Town.inJapanese().with("group", "a", "\"title\":\"%s\"".formatted(title));
    }

    private void write(Town town) throws IOException {
        LinkedSite site = town.linked();
        TownSearch.write(folder.resolve("index"), site);
    }

    @Test
    void nothingHiddenIsInTheFilesOfTheIndex() throws IOException {
        write(
                Town.inJapanese()
                        .with(
                                "group",
                                "a",
                                """
                                "title":"ひらかれた会","body":"seenbody","contact_name":"hiddenstaff",\
                                "consent_by":"hiddenconsent",\
                                "representative":"hiddenrepresentative","address":"hiddenaddress",\
                                "contact_email":"hiddenmail@a.example.org"\
                                """));
        String raw = raw();
        assertTrue(raw.contains("seenbody"), "the search for markers would find nothing at all");
        assertFalse(raw.contains("hidden"));
    }

    private String raw() throws IOException {
        var raw = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                raw.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return raw.toString();
    }

    @Test
    void anOpenIndexReadsOnWhileANewOneTakesItsPlace() throws IOException {
        write(town("むかしの会"));
        try (SiteSearch old = SiteSearch.open(folder.resolve("index"))) {
            write(town("いまの会"));
            assertEquals("むかしの会", first(old));
            try (SiteSearch fresh = SiteSearch.open(folder.resolve("index"))) {
                assertEquals("いまの会", first(fresh));
            }
        }
        assertEquals(List.of("index"), names());
    }

    private static String first(SiteSearch search) {
        return search.search(new Query("", java.util.Map.of(), 1, 0, "ja"))
                .hits()
                .getFirst()
                .title();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCrashBetweenTheTwoRenamesLeavesAnIndexThatOpensAndIsReplaced() throws IOException {
        write(town("むかしの会"));
        Files.move(folder.resolve("index"), folder.resolve("index.old"));
        Files.createDirectory(folder.resolve("index.new"));
        try (SiteSearch search = SiteSearch.open(folder.resolve("index"))) {
            assertEquals("むかしの会", first(search));
        }
        write(town("いまの会"));
        assertEquals(List.of("index"), names());
    }

    @Test
    void aMissingIndexSaysWhatToDo() {
        var error = assertThrows(IOException.class, () -> SiteSearch.open(folder.resolve("none")));
        assertTrue(error.toString().contains("build the site"), error::toString);
    }

    @Test
    void anEmptySiteHasAnIndexThatFindsNothing() throws IOException {
        try (TownSearch empty = TownSearch.of(folder, Town.inJapanese())) {
            assertEquals(0, empty.ask("").total());
            assertEquals(0, empty.ask("ほたる").total());
        }
    }

    @Test
    void aTypeThatACityAddsIsSearchedAndCountedWithoutCode() throws IOException {
        Town town =
                Town.inJapanese()
                        .line(
                                """
                                {"kind":"type","type":{"type":"course","plural":"courses",\
                                "label":{"ja":"講座","en":"Course"},"label_plural":{"ja":"講座","en":"Courses"},\
                                "path":"/courses/{slug}/","list":"/courses/","owner":"staff","review":"none",\
                                "jsonld":"Course","title":"name","sort":"name","fields":{\
                                "name":{"kind":"text","label":{"ja":"名","en":"Name"},"required":true,"search_weight":6},\
                                "level":{"kind":"tags","label":{"ja":"段","en":"Level"},"facet":true},\
                                "note":{"kind":"text","label":{"ja":"記","en":"Note"}}}}}\
                                """)
                        .with(
                                "course",
                                "c",
                                "\"name\":\"けん玉入門\",\"level\":[\"初級\"],\"note\":\"検索外の言葉\"");
        try (TownSearch search = TownSearch.of(folder, town)) {
            Answer answer = search.ask("けん玉");
            assertEquals("/courses/c/", answer.hits().getFirst().url());
            assertEquals(List.of(new FacetCount("初級", "初級", 1)), answer.facets().get("level"));
            assertEquals(0, search.ask("検索外").total());
        }
    }
}
