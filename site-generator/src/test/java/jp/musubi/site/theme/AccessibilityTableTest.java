package jp.musubi.site.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.site.theme.Criterion.Level;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of accessibility that comes with the program is whole, and its tests are there. */
class AccessibilityTableTest {
    /** Level A of WCAG 2.0, which JIS X 8341-3:2016 takes as it is. */
    private static final String A =
            "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.2.1 2.2.2 2.3.1"
                    + " 2.4.1 2.4.2 2.4.3 2.4.4 3.1.1 3.2.1 3.2.2 3.3.1 3.3.2 4.1.1 4.1.2";

    /** What level AA asks for besides. */
    private static final String AA =
            "1.2.4 1.2.5 1.4.3 1.4.4 1.4.5 2.4.5 2.4.6 2.4.7 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4";

    private static final List<Path> TESTS =
            Stream.of("content", "site-generator", "cms")
                    .map(module -> Path.of("..", module, "src/test/java"))
                    .toList();

    private final AccessibilityTable table = AccessibilityTable.of(Theme.bundled());

    @Test
    void everyCriterionOfLevelAAndAaIsThereOnceAndInItsOrder() {
        assertEquals(
                Stream.of(A, AA)
                        .flatMap(numbers -> Arrays.stream(numbers.split(" ", -1)))
                        .sorted()
                        .toList(),
                table.criteria().stream().map(Criterion::number).toList());
        assertEquals(
                A,
                table.criteria().stream()
                        .filter(criterion -> criterion.level() == Level.A)
                        .map(Criterion::number)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var named = new TreeSet<String>();
        table.criteria().forEach(criterion -> named.addAll(criterion.tests()));
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                        .filter(name -> name.endsWith("Test"))
                        .forEach(named::remove);
            }
        }
        assertEquals(new TreeSet<>(), named);
    }

    @Test
    void everyCriterionIsToldInBothLanguages() {
        for (Criterion criterion : table.criteria()) {
            for (var label : List.of(criterion.name(), criterion.how())) {
                assertEquals(
                        List.of("ja", "en"),
                        List.copyOf(label.texts().keySet()),
                        criterion.number());
            }
        }
    }

    @Test
    void everyMistakeIsToldWithItsLineAndItsCure() {
        String told =
                String.valueOf(
                        assertThrows(
                                        InvalidContentModel.class,
                                        () ->
                                                AccessibilityTable.read(
                                                        """
                                                        reviewed: 2026-02-30
                                                        criteria:
                                                          1.1.1:
                                                            level: B
                                                            name: 字
                                                            state: met
                                                            how: 字
                                                            tests: ThemeTest
                                                          1.3.1: {level: A, name: 字, state: met, how: 字, tests: ThemeTest}
                                                          1.3.1: {level: A, name: 字, state: met, how: 字, tests: ThemeTest}
                                                          7.1.1: {}
                                                          1.2.1: {level: A, name: 音, state: absent, how: 音}
                                                        """))
                                .getMessage());
        for (String expected :
                List.of(
                        "accessibility.yml:1: There is no day 2026-02-30.",
                        "accessibility.yml:4: 'B' is not A or AA.",
                        "accessibility.yml:10: The key 1.3.1 stands twice.",
                        "accessibility.yml:11: '7.1.1' is no number of a criterion.",
                        "accessibility.yml:12: Nobody says how 1.2.1 was checked.")) {
            assertTrue(told.contains(expected), expected + " is not in " + told);
        }
    }
}
