package jp.musubi.cms.importer.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.model.ContentModels;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class MappingReaderTest {
    private static final String GOOD =
            """
            source: city-groups
            type: group
            columns:
              number: [番号, NO, №]
              name: 名称
            id: number
            fields:
              title: name
            """;

    @ParameterizedTest
    @ValueSource(strings = {"childrens-cafeterias", "corporate-numbers", "npo-portal"})
    void everyShippedMappingIsRight(String name) throws Exception {
        assertEquals(name, Mappings.read(name, ContentModels.bundled(), Optional.empty()).source());
    }

    @Test
    void aMappingOfAFewLinesIsEnough() throws Exception {
        assertEquals("group", read(GOOD).type().name());
    }

    @Test
    void eachMistakeNamesItsLineAndTheCure() {
        mistake(1, "lower case", GOOD.replace("city-groups", "市の団体"));
        mistake(2, "Write one of", GOOD.replace("type: group", "type: grupp"));
        mistake(6, "There are number, name", GOOD.replace("id: number", "id: numer"));
        mistake(8, "It has title", GOOD.replace("title: name", "titel: name"));
        mistake(8, "There are number, name", GOOD.replace("title: name", "title: nam"));
        mistake(9, "Use one of", GOOD + "colour: red\n");
        mistake(9, "Use one of blank", GOOD + "  reading: {from: name, do: [hiragana]}\n");
        mistake(9, "There are", GOOD + "  fields: {from: name, do: [lookup: feeld]}\n");
        mistake(9, "Correct it", GOOD + "  reading: {from: name, do: [keep: '(']}\n");
        mistake(9, "Write from, flags or value", GOOD + "  reading: {do: [kana]}\n");
        mistake(9, "Write filled", GOOD + "skip: [{column: name}]\n");
        mistake(9, "Write auto, utf-8", GOOD + "file: {encoding: sjis}\n");
        mistake(9, "auto, tab", GOOD + "file: {separator: comma}\n");
        mistake(9, "neither yes nor no", GOOD + "file: {header: perhaps}\n");
        mistake(4, "counted from 0", GOOD + "file: {header: no}\n");
        mistake(1, "id: column", GOOD.replace("id: number\n", ""));
        mistake(1, "title", GOOD.replace("fields:\n  title: name\n", ""));
        mistake(9, "indentation", GOOD + "  - : [\n");
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        String bad = GOOD.replace("title: name", "title: nam").replace("id: number", "id: numer");
        assertEquals(2, assertThrows(InvalidMapping.class, () -> read(bad)).mistakes().size());
    }

    private static void mistake(int line, String cure, String yaml) {
        InvalidMapping invalid = assertThrows(InvalidMapping.class, () -> read(yaml), yaml);
        assertTrue(
                invalid.mistakes().stream()
                        .anyMatch(mistake ->
                                mistake.line() == line
                                        && mistake.sentence().in("en").contains(cure)
                                        && !mistake.sentence().in("ja").isBlank()),
                invalid.in("en"));
    }

    private static Mapping read(String yaml) throws InvalidMapping {
        return MappingReader.read("city.yml", yaml, ContentModels.bundled(), Optional.empty());
    }
}
