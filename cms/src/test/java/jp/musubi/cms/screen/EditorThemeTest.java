package jp.musubi.cms.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The theme of the editor keeps its own house clean. */
class EditorThemeTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CALL = Pattern.compile("\\b(?:t|rich)\\(\"([^\"]+)\"");
    private static final Pattern POST = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");

    /** Sentences of notices, of the header and of scripts have tests of their own. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?:done|nav|script)\\..*");

    /** What nobody has to be signed in for carries no session's token. */
    private static final List<String> WITHOUT_SESSION =
            List.of(
                    "action=\"/admin/sign-in",
                    "action=\"/admin/register",
                    // behind a mailed link, whose secret is the token
                    "action=\"{{ action }}\"");

    private final Theme theme = Theme.editor();

    @Test
    void everySentenceExistsInBothLanguages() throws IOException {
        assertEquals(sentences("ja"), sentences("en"));
    }

    /** Of two with one name, the second would stand in the place of the first. */
    @Test
    void noTwoSentencesHaveOneName() {
        for (String language : List.of("ja", "en")) {
            Set<String> names = new TreeSet<>();
            Set<String> twice = new TreeSet<>();
            for (String path : theme.paths("messages")) {
                if (path.endsWith("_" + language + ".properties")) {
                    theme.text(path)
                            .orElseThrow()
                            .lines()
                            .filter(line -> line.matches("[a-z].*=.*"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .filter(name -> !names.add(name))
                            .forEach(twice::add);
                }
            }
            assertTrue(names.size() > 100, "the sentences were found");
            assertEquals(Set.of(), twice);
        }
    }

    @Test
    void everySentenceThatATemplateCallsExists() throws IOException {
        Set<String> missing =
                CALL.matcher(templates())
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(sentences("ja"));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        Set<String> quoted = quoted(templates() + sources() + scripts());
        Set<String> unused =
                sentences("ja").stream()
                        .filter(key -> !ELSEWHERE.matcher(key).matches())
                        .filter(key -> !isNamed(key, quoted))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    /** All that stands between two quotation marks, and the names of notices at its end. */
    private static Set<String> quoted(String everything) {
        Set<String> quoted = new HashSet<>();
        for (String piece : everything.split("\"", -1)) {
            quoted.add(piece);
            quoted.add(piece.substring(piece.lastIndexOf("?done=") + 1).replaceFirst("^done=", ""));
        }
        return quoted;
    }

    /** Whether a name stands somewhere in quotation marks, or what it is put together from. */
    private static boolean isNamed(String key, Set<String> quoted) {
        for (int end = 1; end < key.length(); end++) {
            boolean joint = key.charAt(end - 1) == '.' || key.charAt(end - 1) == '-';
            if (joint && quoted.contains(key.substring(0, end))) {
                return true;
            }
        }
        int end = Math.max(0, key.lastIndexOf('.'));
        boolean continued =
                quoted.contains(key.substring(0, end)) && quoted.contains(key.substring(end));
        return continued || quoted.contains(key);
    }

    @Test
    void everyNoticeIsGivenSomewhere() throws IOException {
        String everything = templates() + sources();
        Set<String> quoted = quoted(everything);
        List<String> never =
                sentences("ja").stream()
                        .filter(key -> key.startsWith("done."))
                        .map(key -> key.substring("done.".length()))
                        .filter(name ->
                                !everything.contains("done=" + name) && !isNamed(name, quoted))
                        .toList();
        assertEquals(List.of(), never);
    }

    @Test
    void everyTemplateIsUsed() throws IOException {
        String everything = templates() + sources();
        List<String> dead =
                theme.paths("templates/").stream()
                        .map(path -> path.substring("templates/".length()))
                        .filter(name -> !everything.contains("\"" + name + "\""))
                        .toList();
        assertEquals(List.of(), dead);
    }

    @Test
    void everyFormThatChangesSomethingCarriesTheSessionsToken() {
        POST.matcher(templates())
                .results()
                .map(found -> found.group())
                .filter(form -> WITHOUT_SESSION.stream().noneMatch(form::contains))
                .forEach(form ->
                        assertTrue(
                                form.contains("name=\"csrf\" value=\"{{ frame.csrf }}\""), form));
    }

    @Test
    void templatesCarryNoStyleAndNoScriptOfTheirOwn() {
        String templates = templates();
        assertFalse(templates.contains("style=\""));
        assertFalse(Pattern.compile("\\son[a-z]+=\"").matcher(templates).find());
        assertFalse(templates.contains("| raw"), "everything that a screen shows is escaped");
        Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(templates)
                .results()
                .forEach(script -> assertEquals("", script.group(1)));
    }

    private Set<String> sentences(String language) throws IOException {
        var all = new Properties();
        all.load(
                new StringReader(theme.text("messages_" + language + ".properties").orElseThrow()));
        for (String path : theme.paths("messages/")) {
            if (path.endsWith("_" + language + ".properties")) {
                all.load(new StringReader(theme.text(path).orElseThrow()));
            }
        }
        return new TreeSet<>(all.stringPropertyNames());
    }

    private String templates() {
        return all("templates/");
    }

    private String scripts() {
        return all("js/");
    }

    private String all(String folder) {
        return theme.paths(folder).stream()
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
