package jp.musubi.site.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

class SiteWriterTest {
    @TempDir private Path temporary;

    private Path out() {
        return temporary.resolve("out");
    }

    @Test
    void theSameFilesTwiceAreWrittenOnce() throws Exception {
        Map<String, String> site = Map.of("index.html", "front", "groups/a/index.html", "a");
        Written first = build(site);
        FileTime before = Files.getLastModifiedTime(out().resolve("index.html"));
        Written second = build(site);
        assertEquals(2, first.written());
        assertEquals(0, second.written());
        assertEquals(before, Files.getLastModifiedTime(out().resolve("index.html")));
    }

    @Test
    void onlyTheChangedFileIsWrittenAndTheVanishedOneIsRemovedWithItsFolder() throws Exception {
        build(Map.of("index.html", "one", "groups/a/index.html", "a", "same.css", "css"));
        Written second = build(Map.of("index.html", "two", "same.css", "css"));
        assertEquals(1, second.written());
        assertEquals(1, second.removed());
        assertEquals("two", Files.readString(out().resolve("index.html")));
        assertFalse(Files.exists(out().resolve("groups")));
    }

    @Test
    void aFileThatSomeoneChangedOrDeletedIsWrittenAgain() throws Exception {
        Map<String, String> site = Map.of("a.html", "a", "b.html", "b");
        build(site);
        Files.writeString(out().resolve("a.html"), "x");
        Files.setLastModifiedTime(
                out().resolve("a.html"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.delete(out().resolve("b.html"));
        assertEquals(2, build(site).written());
        assertEquals("a", Files.readString(out().resolve("a.html")));
        assertEquals("b", Files.readString(out().resolve("b.html")));
    }

    @Test
    void aFullBuildWritesEverythingAgain() throws Exception {
        Map<String, String> site = Map.of("a.html", "a", "b.html", "b");
        build(site);
        assertEquals(2, build(site, true).written());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.html",
                "a/../../outside.html",
                "/etc/outside.html",
                "a//b.html",
                ".musubi/manifest",
                "a/.hidden/b.html",
                "a\\..\\b.html",
                "a\u0000.html",
                "C:/b.html",
                ""
            })
    void nothingIsWrittenOutsideTheFolder(String path) throws Exception {
        try (SiteWriter writer = SiteWriter.open(out(), false)) {
            byte[] bytes = {1};
            assertThrows(IOException.class, () -> writer.write(path, bytes));
            assertThrows(
                    IOException.class, () -> writer.write(path, to -> to.add(new Piece(bytes))));
            writer.finish();
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            assertEquals(
                    1, files.filter(Files::isRegularFile).count(), "the manifest and nothing else");
        }
    }

    @Test
    void aFolderThatIsALinkIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        build(Map.of("index.html", "front"));
        Files.createSymbolicLink(out().resolve("groups"), elsewhere);
        assertThrows(
                IOException.class,
                () -> build(Map.of("index.html", "front", "groups/a.html", "a")));
        assertFalse(Files.exists(elsewhere.resolve("a.html")));
    }

    @Test
    void aFolderWithFilesOfSomeoneElseIsRefusedInOneSentence() throws Exception {
        Files.createDirectories(out());
        Files.writeString(out().resolve("thesis.txt"), "mine");
        IOException refusal = assertThrows(IOException.class, () -> build(Map.of("a.html", "a")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("no build of Musubi wrote"));
        assertEquals("mine", Files.readString(out().resolve("thesis.txt")));
        assertFalse(Files.exists(out().resolve("a.html")));
    }

    @Test
    void aFileThatSomeoneAddedLaterStays() throws Exception {
        build(Map.of("a.html", "a"));
        Files.writeString(out().resolve("CNAME"), "town.example");
        build(Map.of("b.html", "b"));
        assertEquals("town.example", Files.readString(out().resolve("CNAME")));
        assertFalse(Files.exists(out().resolve("a.html")));
    }

    @Test
    void filesOfABuildThatWasKilledAreRemovedByTheNext() throws Exception {
        // The daemon threads of this writer end with it, as they do when the program is killed.
        try (SiteWriter killed = SiteWriter.open(out(), false)) {
            killed.write("half.html", to -> to.add(new Piece(new byte[] {'x'})));
        }
        assertTrue(Files.exists(out().resolve("half.html")));
        Written next = build(Map.of("whole.html", "whole"));
        assertEquals(1, next.removed());
        assertFalse(Files.exists(out().resolve("half.html")));
    }

    @Test
    void aHardLinkToAnOldFileKeepsItsBytes() throws Exception {
        build(Map.of("index.html", "old"));
        Path link = temporary.resolve("release.html");
        Files.createLink(link, out().resolve("index.html"));
        build(Map.of("index.html", "new"));
        assertEquals("old", Files.readString(link));
        assertEquals("new", Files.readString(out().resolve("index.html")));
    }

    @Test
    void anUnchangedAssetIsNotOpened() throws Exception {
        for (int build = 0; build < 2; build++) {
            boolean first = build == 0;
            try (SiteWriter writer = SiteWriter.open(out(), false)) {
                writer.copy(
                        "assets/a.webp",
                        "3-1",
                        () -> {
                            assertTrue(first, "opened again");
                            return new java.io.ByteArrayInputStream(new byte[] {1, 2, 3});
                        });
                assertEquals(first ? 1 : 0, writer.finish().written());
            }
        }
    }

    @Test
    void manyFilesArriveWhole() throws Exception {
        try (SiteWriter writer = SiteWriter.open(out(), false)) {
            for (int i = 0; i < 3_000; i++) {
                writer.write("p/" + i + "/index.html", bytes("page " + i));
            }
            assertEquals(3_000, writer.finish().written());
        }
        for (int i = 0; i < 3_000; i += 97) {
            assertEquals("page " + i, Files.readString(out().resolve("p/" + i + "/index.html")));
        }
    }

    private Written build(Map<String, String> site) throws IOException {
        return build(site, false);
    }

    private Written build(Map<String, String> site, boolean full) throws IOException {
        try (SiteWriter writer = SiteWriter.open(out(), full)) {
            for (Map.Entry<String, String> file : site.entrySet()) {
                writer.write(file.getKey(), bytes(file.getValue()));
            }
            writer.files().stream().filter(file -> !site.containsKey(file)).forEach(writer::remove);
            return writer.finish();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
