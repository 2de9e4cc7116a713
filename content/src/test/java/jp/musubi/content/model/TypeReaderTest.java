package jp.musubi.content.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TypeReaderTest {
    private static final String COURSE =
            """
            type: course
            plural: courses
            label: {ja: 講座, en: Course}
            path: /courses/{slug}/
            list: /courses/
            fields:
              title:
                kind: text
                label: {ja: 題, en: Title}
                required: true
            """;

    @ParameterizedTest
    @ValueSource(strings = {"group", "banner", "award", "report", "page"})
    void everyShippedTypeReadsBackFromItsJson(String name) throws InvalidContentModel {
        ContentType type = ContentModels.bundled().require(name);
        ContentType back = TypeReader.read("snapshot", TypeWriter.toJson(type).toString());
        var visible = type.fields().values().stream().filter(Field::mayBePublic).toList();
        assertEquals(visible, List.copyOf(back.fields().values()));
        assertEquals(type.path(), back.path());
    }

    @Test
    void fieldsForStaffAreNotWritten() {
        var json = TypeWriter.toJson(ContentModels.bundled().require("group"));
        assertTrue(json.path("fields").path("contact_name").isMissingNode());
    }

    @Test
    void theReadingOfTheTitleIsNoOtherFieldsAndNoSecret() throws InvalidContentModel {
        ContentType group = ContentModels.bundled().require("group");
        assertEquals("reading", group.titleReading().orElseThrow().name());
        assertEquals(
                List.of(),
                ContentModels.bundled().require("page").titleReading().stream().toList());
        ContentType course =
                TypeReader.read(
                        "course.yml",
                        COURSE
                                + "  memo: {kind: text, label: 控, format: kana, visibility:"
                                + " staff}\n"
                                + "  teacher_reading: {kind: text, label: 読, format: kana}\n"
                                + "  teacher: {kind: text, label: 先生}\n"
                                + "  title_reading: {kind: text, label: 読, format: kana}\n");
        assertEquals("title_reading", course.titleReading().orElseThrow().name());
    }

    @Test
    void everyMistakeIsReportedWithItsLineAndCure() {
        var invalid =
                mistakesOf(
                        COURSE
                                + "  day:\n"
                                + "    kind: dat\n"
                                + "    label: 日\n"
                                + "  fee:\n"
                                + "    kind: number\n"
                                + "    facet: true\n"
                                + "    label: 会費\n"
                                + "    colour: red\n");
        assertEquals(3, invalid.size(), invalid::toString);
        assertTrue(
                invalid.stream()
                        .anyMatch(m ->
                                m.line() == 12
                                        && m.message().contains("'dat'")
                                        && m.cure().contains("date")),
                invalid::toString);
        assertTrue(
                invalid.stream()
                        .anyMatch(m ->
                                m.message().contains("colour") && m.cure().contains("list_column")),
                invalid::toString);
        assertTrue(
                invalid.stream().anyMatch(m -> m.message().contains("cannot be a facet")),
                invalid::toString);
    }

    @Test
    void onlyADateThatEverybodySeesHasAPlaceInCalendars() throws InvalidContentModel {
        String day = "  day: {kind: date, label: 日, calendar: true}\n";
        ContentType course = TypeReader.read("course.yml", COURSE + day);
        assertTrue(course.field("day").orElseThrow().calendar());
        var invalid =
                mistakesOf(
                        COURSE
                                + "  week: {kind: text, label: 週, calendar: true}\n"
                                + day.replace("true", "true, visibility: staff"));
        assertEquals(2, invalid.size(), invalid::toString);
        assertTrue(invalid.getFirst().message().contains("calendars"), invalid::toString);
    }

    @Test
    void everyFieldIsInOnePartOfTheFormInTheOrderOfTheFile() {
        for (ContentType type : ContentModels.bundled().types().values()) {
            List<String> inParts =
                    type.parts().stream()
                            .flatMap(part -> part.fields().stream())
                            .map(Field::name)
                            .sorted()
                            .toList();
            assertEquals(type.fields().keySet().stream().sorted().toList(), inParts);
        }
        ContentType group = ContentModels.bundled().require("group");
        assertEquals(
                List.of("title", "reading", "other_names", "kind", "fields", "district"),
                group.parts().getFirst().fields().stream().map(Field::name).toList());
    }

    @Test
    void aPartThatIsNotNamedAndOneWithoutFieldsAreMistakes() {
        String parts = "parts: {what: {label: 何を}, empty: {label: 空}}\n";
        var invalid =
                mistakesOf(
                        COURSE.replace("fields:", parts + "fields:")
                                + "    part: waht\n"
                                + "  day:\n    kind: date\n    label: 日\n");
        assertEquals(2, invalid.size(), invalid::toString);
        assertTrue(invalid.getFirst().cure().contains("[what, empty]"), invalid::toString);
        assertTrue(invalid.getLast().message().contains("empty has no fields"), invalid::toString);
    }

    @Test
    void nobodyWouldHaveToApproveIsAMistake() {
        var invalid = mistakesOf(COURSE + "approvals: 0\n");
        assertTrue(invalid.getFirst().cure().contains("review: none"), invalid::toString);
    }

    @Test
    void aPlaceInThePathThatCannotBeFilledIsAMistake() {
        var invalid = mistakesOf(COURSE.replace("{slug}", "{day}"));
        assertEquals(4, invalid.getFirst().line());
    }

    @Test
    void aPrivateFieldCannotBeSearched() {
        var invalid =
                mistakesOf(
                        COURSE
                                + "  memo:\n"
                                + "    kind: text\n"
                                + "    label: メモ\n"
                                + "    visibility: staff\n"
                                + "    search_weight: 1\n");
        assertTrue(invalid.getFirst().message().contains("hidden"));
    }

    @Test
    void textThatIsNoYamlIsAMistakeWithALine() {
        assertTrue(mistakesOf("type: a\nlabel: [1\n").getFirst().line() >= 2);
    }

    @Test
    void aFolderAddsATypeWithAVocabularyOfItsOwn(@TempDir Path folder) throws Exception {
        write(
                folder.resolve("types/course.yml"),
                COURSE
                        + "  level:\n"
                        + "    kind: choice\n"
                        + "    vocabulary: level\n"
                        + "    label: {ja: 段階, en: Level}\n");
        write(folder.resolve("vocabularies/level.csv"), "id,label_ja,label_en\nfirst,はじめて,First\n");
        ContentModel model = ContentModels.read(folder);
        assertEquals(6, model.types().size());
        assertEquals(
                "はじめて",
                model.vocabulary("level").orElseThrow().term("first").orElseThrow().name("ja"));
    }

    @Test
    void aVocabularyThatIsNotThereIsAMistake(@TempDir Path folder) throws IOException {
        write(
                folder.resolve("types/course.yml"),
                COURSE + "  level:\n    kind: choice\n    vocabulary: level\n    label: 段階\n");
        var invalid = assertThrows(InvalidContentModel.class, () -> ContentModels.read(folder));
        assertTrue(invalid.toString().contains("vocabularies/level.csv"), invalid::toString);
    }

    @Test
    void mistakesInAVocabularyNameFileAndLine(@TempDir Path folder) throws IOException {
        write(
                folder.resolve("vocabularies/kind.csv"),
                "id,label_ja,order\nnpo,NPO,1\nnpo,NPO,x\nBad Id,b,1\n");
        var invalid = assertThrows(InvalidContentModel.class, () -> ContentModels.read(folder));
        assertEquals(
                List.of("vocabularies/kind.csv:3", "vocabularies/kind.csv:4"),
                invalid.mistakes().stream().map(m -> m.file() + ":" + m.line()).toList());
    }

    @Test
    void theTwentyFieldsStandInTheOrderOfTheLaw() {
        var terms = ContentModels.bundled().vocabulary("field").orElseThrow().terms();
        assertEquals(20, terms.size());
        assertEquals("health", terms.firstEntry().getKey());
        assertEquals(
                "学術、文化、芸術又はスポーツの振興を図る活動", terms.values().stream().toList().get(5).label().in("ja"));
    }

    private static List<InvalidContentModel.Mistake> mistakesOf(String yaml) {
        return assertThrows(
                        InvalidContentModel.class, () -> TypeReader.read("types/course.yml", yaml))
                .mistakes();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }
}
