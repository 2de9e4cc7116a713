package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundled theme keeps its own house clean. */
class ThemeTest {
    private static final Path SOURCES = Path.of("src/main/java/jp/musubi/site/render");
    private static final Pattern CALL = Pattern.compile("\\b(?:t|rich)\\(\"([^\"]+)\"");
    private static final Pattern DRAWING = Pattern.compile("\\b(?:icon|art)\\(\"([^\"]+)\"");

    private final Theme theme = Theme.bundled();

    @Test
    void everySentenceExistsInBothLanguages() {
        assertEquals(Texts.of(theme, "ja").keys(), Texts.of(theme, "en").keys());
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        String everything = templates() + sources();
        Set<String> unused =
                Texts.of(theme, "ja").keys().stream()
                        .filter(key -> !everything.contains("\"" + key + "\""))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void everySentenceThatATemplateCallsExists() {
        Set<String> missing = called(CALL);
        missing.removeAll(Texts.of(theme, "ja").keys());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTemplateIsUsed() throws IOException {
        String everything = templates() + sources();
        List<String> dead =
                theme.paths("templates/").stream()
                        .map(path -> path.substring("templates/".length()))
                        .filter(name -> !everything.contains("\"" + name + "\""))
                        .filter(name -> !name.equals("entry.peb") && !name.equals("list.peb"))
                        .toList();
        assertEquals(List.of(), dead);
    }

    @Test
    void everyDrawingIsUsed() throws IOException {
        Set<String> used = called(DRAWING);
        String sources = sources();
        List<String> dead =
                theme.paths("icons/").stream()
                        .map(path -> path.substring("icons/".length(), path.length() - 4))
                        .filter(name ->
                                !used.contains(name) && !sources.contains("\"" + name + "\""))
                        .toList();
        assertEquals(List.of(), dead);
    }

    @Test
    void everyStyleSheetIsPartOfTheOne() {
        String site = theme.text("css/site.css").orElseThrow();
        for (String path : theme.paths("css/")) {
            String name = path.substring("css/".length());
            assertTrue(name.equals("site.css") || site.contains("url(\"" + name + "\")"), path);
        }
        assertFalse(StyleSheet.of(theme).css().contains("@import"));
    }

    @Test
    void onlySafeHtmlIsWrittenUnescaped() {
        Pattern raw = Pattern.compile("\\{\\{([^}]*)\\|\\s*raw[^}]*}}");
        raw.matcher(templates())
                .results()
                .forEach(found ->
                        assertTrue(found.group(1).strip().endsWith(".html"), found.group()));
    }

    @Test
    void templatesCarryNoStyleAndNoScriptOfTheirOwn() {
        String templates = templates();
        assertFalse(templates.contains("style=\""));
        assertFalse(Pattern.compile("\\son[a-z]+=\"").matcher(templates).find());
        assertFalse(templates.contains("autoescape"));
        assertEquals(
                1, templates.split("<script", -1).length - 1, "only the one for structured text");
    }

    @Test
    void whatEditorsAndVersionControlKeepIsNoPartOfATheme(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(folder.resolve("css"));
        for (String note : List.of(".git/HEAD", "css/.card.css.swp", "css/card.css~")) {
            Files.writeString(folder.resolve(note), "a");
        }
        Files.writeString(folder.resolve("css/card.css"), "mine");
        Theme mine = Theme.at(folder);
        assertEquals(theme.paths(""), mine.paths(""));
        assertEquals("mine", mine.text("css/card.css").orElseThrow());
    }

    private Set<String> called(Pattern pattern) {
        return pattern.matcher(templates())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String templates() {
        return theme.paths("templates/").stream()
                .map(path -> theme.text(path).orElseThrow())
                .collect(Collectors.joining("\n"));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
