package jp.musubi.content.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.city.SampleCity;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class RoundTripTest {
    @Test
    void theSampleCityGoesThroughNdjsonWithoutLoss() throws Exception {
        Snapshot sample = sample();
        Snapshot back = read(ndjson(sample));
        assertEquals(published(sample), back.entries());
        assertEquals(sample.site(), back.site());
        assertEquals(sample.assets(), back.assets());
        assertEquals(sample.model().vocabularies(), back.model().vocabularies());
        assertEquals(sample.model().programmes(), back.model().programmes());
        assertEquals(ndjson(sample), ndjson(back));
    }

    @Test
    void aCitysOwnProgrammesGoThroughNdjsonWithoutLoss() throws Exception {
        Snapshot sample = sample();
        String partner = "\"programme\":\"partner\"";
        String second =
                ndjson(sample)
                        .lines()
                        .filter(line -> line.contains(partner))
                        .findFirst()
                        .orElseThrow()
                        .replace(partner, "\"programme\":\"volunteer\"")
                        .replace("K-{year}", "V-{year}")
                        .replace("\"years\":3", "\"years\":2");
        Snapshot read = read(ndjson(sample) + second + "\n");
        assertEquals(Set.of("partner", "volunteer"), read.model().programmes().keySet());
        assertEquals(
                "V-2026-0001", read.model().programme("volunteer").orElseThrow().number(2026, 1));
        assertEquals(read.model().programmes(), read(ndjson(read)).model().programmes());
    }

    @Test
    void theSampleCityGoesThroughAFolderWithoutLoss(@TempDir Path folder) throws Exception {
        Snapshot sample = sample();
        ContentFolder.write(sample, folder);
        Read back = ContentFolder.read(folder);
        assertEquals(sorted(sample.entries()), sorted(back.snapshot().entries()));
        assertEquals(sample.site(), back.snapshot().site());
        assertEquals(sample.assets(), back.snapshot().assets());
    }

    @Test
    void formerAddressesGoThroughNdjsonAndFoldersWithoutLoss(@TempDir Path folder)
            throws Exception {
        Snapshot sample = sample();
        Entry group = sample.entries().getFirst();
        Snapshot moved =
                new Snapshot(
                        sample.site(),
                        sample.model(),
                        sample.assets(),
                        sample.entries(),
                        List.of(
                                new Redirect("/groups/old/", group.type(), group.id()),
                                new Redirect("/団体/古い/", group.type(), group.id())));
        assertEquals(moved.redirects(), read(ndjson(moved)).redirects());
        ContentFolder.write(moved, folder);
        assertEquals(moved.redirects(), ContentFolder.read(folder).snapshot().redirects());
    }

    @Test
    void aFileNamesItsFormerAddressesAsAliases(@TempDir Path folder) throws Exception {
        ContentFolder.write(sample(), folder);
        Path file = folder.resolve("groups").resolve("asano-hotaru.md");
        String text = Files.readString(file);
        for (String aliases :
                List.of("aliases: /old", "aliases: [/old/]", "aliases:\n  - /old\n")) {
            Files.writeString(file, text.replaceFirst("---\n", "---\n" + aliases + "\n"));
            Snapshot read = ContentFolder.read(folder).snapshot();
            assertEquals(List.of("/old/"), read.redirects().stream().map(Redirect::from).toList());
            assertEquals(
                    "asano-hotaru",
                    read.entries().stream()
                            .filter(each -> each.id().equals(read.redirects().getFirst().entry()))
                            .findFirst()
                            .orElseThrow()
                            .slug());
        }
    }

    @Test
    void theSampleCityIsRichEnoughToJudgeTheSiteBy() throws Exception {
        Read sample = ContentFolder.read(SampleCity.folder());
        assertEquals(List.of(), sample.warnings());
        assertEquals(60, count(sample, "group"));
        assertEquals(120, count(sample, "report"));
        assertEquals(12, count(sample, "banner"));
        assertEquals(15, count(sample, "award"));
        assertTrue(count(sample, "page") >= 7);
        assertTrue(sample.snapshot().site().sample());
        var fields =
                sample.snapshot().entries().stream()
                        .flatMap(entry -> entry.fields().items("fields").stream())
                        .distinct()
                        .toList();
        assertTrue(fields.size() >= 19, fields::toString);
    }

    @Test
    void aPublicSnapshotHoldsNothingHidden() throws Exception {
        Snapshot sample = sample();
        String text = ndjson(sample);
        for (Entry entry : sample.entries()) {
            var visible = entry.publicView(sample.model().require(entry.type())).fields();
            for (String name :
                    List.of(
                            "contact_name",
                            "consent_by",
                            "contact_email",
                            "contact_phone",
                            "representative")) {
                entry.fields()
                        .text(name)
                        .filter(value -> !visible.has(name) && value.length() > 3)
                        .ifPresent(value ->
                                assertFalse(
                                        lineOf(text, entry).contains("\"" + name + "\""),
                                        entry.slug() + " " + name));
            }
        }
        assertFalse(text.contains("contact_name"));
    }

    private static String lineOf(String ndjson, Entry entry) {
        return ndjson.lines()
                .filter(line ->
                        line.contains(entry.id())
                                && line.contains("\"slug\":\"" + entry.slug() + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static Snapshot sample() throws Exception {
        return ContentFolder.read(SampleCity.folder()).snapshot();
    }

    private static long count(Read read, String type) {
        return read.snapshot().entries().stream()
                .filter(entry -> entry.type().equals(type))
                .count();
    }

    private static List<Entry> published(Snapshot snapshot) {
        return snapshot.entries().stream()
                .map(entry -> entry.publicView(snapshot.model().require(entry.type())))
                .map(entry ->
                        new Entry(
                                entry.type(),
                                entry.id(),
                                entry.slug(),
                                entry.publishedAt(),
                                entry.updatedAt(),
                                entry.fields(),
                                shownIn(snapshot, entry)))
                .toList();
    }

    private static Set<String> shownIn(Snapshot snapshot, Entry entry) {
        var original =
                snapshot.entries().stream()
                        .filter(other -> other.id().equals(entry.id()))
                        .findFirst()
                        .orElseThrow();
        return original.shown().stream()
                .filter(name -> entry.fields().has(name))
                .collect(Collectors.toSet());
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
    }

    private static String ndjson(Snapshot snapshot) throws Exception {
        var out = new ByteArrayOutputStream();
        SnapshotWriter.write(snapshot, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Snapshot read(String ndjson) throws Exception {
        return SnapshotReader.read(
                        new ByteArrayInputStream(ndjson.getBytes(StandardCharsets.UTF_8)),
                        "city.ndjson",
                        ContentModels.bundled())
                .snapshot();
    }
}
