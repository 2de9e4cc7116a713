package jp.musubi.content.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class SnapshotReaderTest {
    private static final String SITE =
            "{\"kind\":\"site\",\"title\":{\"ja\":\"市\"},\"baseUrl\":\"https://example.jp/\",\"languages\":[\"ja\"],\"generatedAt\":\"2026-11-23T05:00:00Z\"}";
    private static final String GROUP =
            "{\"kind\":\"entry\",\"type\":\"group\",\"id\":\"00000000-0000-0000-0000-00000000000%d\",\"slug\":\"%s\",\"publishedAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\",\"fields\":%s}";

    @Test
    void entriesMayStandBeforeTheirTerms() throws Exception {
        var read =
                read(
                        SITE,
                        group(1, "a", "{\"title\":\"甲\",\"district\":\"d01\"}"),
                        "{\"kind\":\"term\",\"vocabulary\":\"district\",\"id\":\"d01\",\"label\":{\"ja\":\"川端\"},\"order\":1}");
        assertEquals(
                "d01",
                read.snapshot().entries().getFirst().fields().text("district").orElseThrow());
    }

    @Test
    void termsOfASnapshotReplaceTheShippedVocabulary() {
        var mistakes =
                mistakes(
                        SITE,
                        "{\"kind\":\"term\",\"vocabulary\":\"district\",\"id\":\"d01\",\"label\":{\"ja\":\"川端\"},\"order\":1}",
                        group(1, "a", "{\"title\":\"甲\",\"district\":\"oshino\"}"));
        assertTrue(mistakes.getFirst().startsWith("city.ndjson:3: "), mistakes::toString);
    }

    @Test
    void unknownTypesFieldsAndVocabulariesAreErrorsWithTheirLine() {
        var mistakes =
                mistakes(
                        SITE,
                        group(1, "a", "{\"title\":\"甲\",\"colour\":1}"),
                        group(2, "b", "{\"title\":\"乙\"}").replace("\"group\"", "\"grupo\""),
                        "{\"kind\":\"term\",\"vocabulary\":\"stars\",\"id\":\"s\",\"label\":{\"ja\":\"星\"}}");
        assertEquals(3, mistakes.size(), mistakes::toString);
        assertTrue(
                mistakes.stream()
                        .anyMatch(m -> m.startsWith("city.ndjson:2: ") && m.contains("colour")),
                mistakes::toString);
        assertTrue(
                mistakes.stream()
                        .anyMatch(m -> m.startsWith("city.ndjson:3: ") && m.contains("grupo")),
                mistakes::toString);
        assertTrue(mistakes.stream().anyMatch(m -> m.contains("'stars'")), mistakes::toString);
    }

    @Test
    void aDanglingReferenceIsAWarning() throws Exception {
        var read = read(SITE, group(1, "a", "{\"title\":\"甲\",\"image\":\"none\"}"));
        assertTrue(
                read.warnings().getFirst().toString().contains("group a refers in image to none"));
    }

    @Test
    void aFormerAddressLeadsToAnEntryByItsIdOrItsSlug() throws Exception {
        var read =
                read(
                        SITE,
                        redirect("/groups/old/", "slug", "a"),
                        group(1, "a", "{\"title\":\"甲\"}"),
                        redirect("/%E5%9B%A3%E4%BD%93", "id", id(1)));
        assertEquals(List.of(), read.warnings());
        assertEquals(
                List.of(
                        new Redirect("/groups/old/", "group", id(1)),
                        new Redirect("/団体/", "group", id(1))),
                read.snapshot().redirects());
    }

    @Test
    void aFormerAddressOfWhatIsNotThereIsAWarningAndLeftOut() throws Exception {
        var read = read(SITE, redirect("/groups/old/", "slug", "gone"));
        assertEquals(List.of(), read.snapshot().redirects());
        assertTrue(
                read.warnings().getFirst().toString().startsWith("city.ndjson:2: ")
                        && read.warnings().getFirst().toString().contains("/groups/old/"),
                read.warnings()::toString);
    }

    @Test
    void whatIsNoPathOfAPageIsNoFormerAddress() {
        for (String path :
                List.of("", "/", "groups/old/", "//evil.example/", "/a/../b/", "/a?b", "/.git/")) {
            var mistakes =
                    mistakes(SITE, group(1, "a", "{\"title\":\"甲\"}"), redirect(path, "slug", "a"));
            assertTrue(mistakes.getFirst().startsWith("city.ndjson:3: "), path + mistakes);
        }
    }

    @Test
    void oneFormerAddressOfTwoEntriesNamesBothPlaces() {
        var mistakes =
                mistakes(
                        SITE,
                        group(1, "a", "{\"title\":\"甲\"}"),
                        group(2, "b", "{\"title\":\"乙\"}"),
                        redirect("/groups/old/", "slug", "a"),
                        redirect("/groups/old", "slug", "b"));
        assertTrue(
                mistakes.getFirst().contains("city.ndjson:5")
                        && mistakes.getFirst().contains("city.ndjson:4"),
                mistakes::toString);
    }

    private static String redirect(String from, String by, String name) {
        return "{\"kind\":\"redirect\",\"from\":\"%s\",\"to\":{\"type\":\"group\",\"%s\":\"%s\"}}"
                .formatted(from, by, name);
    }

    private static String id(int number) {
        return "00000000-0000-0000-0000-00000000000" + number;
    }

    @Test
    void twoEntriesOfOneSlugNameBothPlaces() {
        var mistakes =
                mistakes(
                        SITE,
                        group(1, "a", "{\"title\":\"甲\"}"),
                        group(2, "a", "{\"title\":\"乙\"}"));
        assertTrue(
                mistakes.getFirst().contains("city.ndjson:3")
                        && mistakes.getFirst().contains("city.ndjson:2"),
                mistakes::toString);
    }

    @Test
    void aSnapshotBeginsWithItsSite() {
        assertTrue(
                mistakes(group(1, "a", "{\"title\":\"甲\"}"))
                        .getFirst()
                        .contains("first line must be the site"));
        assertTrue(mistakes("").getFirst().contains("empty"));
    }

    @Test
    void brokenJsonDeepJsonAndForeignFilesAreErrorsNotExceptions() {
        assertTrue(mistakes(SITE, "{\"kind\":\"entry\",").getFirst().contains("not JSON"));
        assertTrue(
                mistakes(SITE, "{\"kind\":\"entry\",\"fields\":" + "[".repeat(100_000))
                        .getFirst()
                        .startsWith("city.ndjson:2: "));
        assertTrue(
                mistakes(
                                SITE,
                                "{\"kind\":\"asset\",\"id\":\"a\",\"file\":\"assets/../../etc/passwd\"}")
                        .getFirst()
                        .contains("no file below assets/"));
    }

    @Test
    void aPictureSaysWhatOfItStaysInSightUnlessThatIsItsMiddle() throws Exception {
        String picture =
                "{\"kind\":\"asset\",\"id\":\"a\",\"file\":\"assets/a.webp\",\"width\":9,\"height\":9%s}";
        String above = picture.formatted(",\"focus\":{\"x\":30,\"y\":0}");
        Asset read = read(SITE, above).snapshot().assets().getFirst();
        assertEquals(new Focus(30, 0), read.focus());
        assertEquals(above, AssetJson.write(read).toString());
        Asset middle = read(SITE, picture.formatted("")).snapshot().assets().getFirst();
        assertEquals(Focus.CENTRE, middle.focus());
        assertEquals(picture.formatted(""), AssetJson.write(middle).toString());
        assertTrue(
                mistakes(SITE, picture.formatted(",\"focus\":{\"x\":33,\"y\":0}"))
                        .getFirst()
                        .contains("Write percents in tens"));
    }

    @Test
    void aTypeInTheSnapshotNeedsNoYamlElsewhere() throws Exception {
        var type =
                "{\"kind\":\"type\",\"type\":{\"type\":\"event\",\"plural\":\"events\",\"label\":{\"ja\":\"催し\"},\"path\":\"/events/{slug}/\",\"list\":\"/events/\",\"fields\":{\"title\":{\"kind\":\"text\",\"label\":{\"ja\":\"題\"},\"required\":true}}}}";
        var read =
                read(
                        SITE,
                        type,
                        group(1, "a", "{\"title\":\"甲\"}").replace("\"group\"", "\"event\""));
        assertEquals("event", read.snapshot().entries().getFirst().type());
    }

    private static String group(int id, String slug, String fields) {
        return GROUP.formatted(id, slug, fields);
    }

    private static Read read(String... lines) throws Exception {
        return SnapshotReader.read(
                new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                "city.ndjson",
                ContentModels.bundled());
    }

    private static List<String> mistakes(String... lines) {
        return assertThrows(InvalidSnapshot.class, () -> read(lines)).messages();
    }
}
