package jp.musubi.site.theme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Palette.Weakness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** What themes say in theme.yml, and what they take from the default theme. */
class ThemeFileTest {
    @TempDir private Path folder;

    private final Theme shipped = Theme.bundled();

    private Theme theme(String... lines) throws IOException {
        write("theme.yml", String.join("\n", lines) + "\n");
        return Theme.at(folder);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String refused(String... lines) {
        return String.valueOf(assertThrows(IOException.class, () -> theme(lines)).getMessage());
    }

    private static Look look(String... values) {
        var options = new TreeMap<String, String>();
        for (int at = 0; at < values.length; at += 2) {
            options.put(values[at], values[at + 1]);
        }
        return new Look("", options);
    }

    @Test
    void aThemeThatExtendsTheDefaultTakesEveryFileThatItDoesNotHave() throws IOException {
        write("css/card.css", "/* mine */");
        write("templates/nav.peb", "mine");
        write("icons/knot.svg", "<svg/>");
        write("js/mine.js", "export {};");
        Theme mine = theme("name: {ja: 私, en: Mine}", "extends: default");
        assertEquals("Mine", mine.label().in("en"));
        assertEquals("/* mine */", mine.text("css/card.css").orElseThrow());
        assertEquals("mine", mine.text("templates/nav.peb").orElseThrow());
        assertEquals("<svg/>", mine.text("icons/knot.svg").orElseThrow());
        assertTrue(mine.bytes("js/mine.js").isPresent());
        for (String path : List.of("css/row.css", "templates/home.peb", "js/search-page.js")) {
            assertArrayEquals(
                    shipped.bytes(path).orElseThrow(), mine.bytes(path).orElseThrow(), path);
        }
    }

    @Test
    void sentencesAreTakenOneByOne() throws IOException {
        write("messages_ja.properties", "skip=飛ばす");
        Theme mine = theme("name: {ja: 私, en: Mine}", "extends: default");
        String sentences = mine.text("messages_ja.properties").orElseThrow();
        var read = new Properties();
        read.load(new StringReader(sentences));
        assertEquals("飛ばす", read.getProperty("skip"));
        assertFalse(read.getProperty("nav.groups").isEmpty());
    }

    @Test
    void aThemeThatExtendsNothingMustHaveWhatIsAskedOfEveryTheme() {
        String refusal = refused("name: {ja: 私, en: Mine}");
        assertTrue(refusal.startsWith("theme.yml: The theme "), refusal);
        assertTrue(refusal.contains("templates/home.peb"), refusal);
        assertTrue(refusal.endsWith("Write 'extends: default', or add them."), refusal);
    }

    @Test
    void everyMistakeIsToldWithItsLineAndItsCure() {
        String refusal =
                refused(
                        "name: {ja: 私, en: Mine}",
                        "extends: hotaru",
                        "colours: {}",
                        "options:",
                        "  ai: {light: blue}",
                        "  home: {default: fields castle}",
                        "  tint: {type: shade}",
                        "  logo: {default: ../secret.png}",
                        "  furigana: {type: colour}",
                        "  Big: {type: switch}");
        for (String expected :
                List.of(
                        "theme.yml:2: There is no theme 'hotaru' to extend. Write 'extends:"
                                + " default'.",
                        "theme.yml:3: The key colours is not known here. Known keys: extends, name,"
                                + " options.")) {
            assertTrue(refusal.contains(expected), expected + " is not in " + refusal);
        }
        String extending =
                refused(
                        "name: {ja: 私, en: Mine}",
                        "extends: default",
                        "options:",
                        "  ai: {light: blue}",
                        "  home: {default: fields castle}",
                        "  tint: {type: shade}",
                        "  logo: {default: ../secret.png}",
                        "  furigana: {type: colour}",
                        "  Big: {type: switch}",
                        "  mine: {type: colour, label: mine, light: \"#123456\"}");
        for (String expected :
                List.of(
                        "theme.yml:4: 'blue' is no colour. Write six digits in quotation marks:"
                                + " \"#17457a\".",
                        "theme.yml:5: There is no block 'castle'. Known blocks: fields, recruiting,"
                                + " news, districts, meaning.",
                        "theme.yml:6: 'shade' is no type of options. Write 'type:' with one of"
                                + " blocks, colour, picture, switch.",
                        "theme.yml:7: '../secret.png' is no picture of a theme.",
                        "theme.yml:8: furigana is a switch in the theme it is taken from.",
                        "theme.yml:9: 'Big' is no name of an option.",
                        "theme.yml:10: The colour mine has no dark value.")) {
            assertTrue(extending.contains(expected), expected + " is not in " + extending);
        }
    }

    @Test
    void aThemeThatIsNoYamlIsToldSo() {
        assertTrue(refused("name: {ja: 私").startsWith("theme.yml:2: This is not YAML: "));
    }

    @Test
    void aPictureThatIsNotThereIsNamed() {
        assertEquals(
                "theme.yml: The theme "
                        + folder.getFileName()
                        + " names the picture pictures/sign.svg, which it does not have. Add the"
                        + " file.",
                refused(
                        "name: {ja: 私, en: Mine}",
                        "extends: default",
                        "options:",
                        "  logo: {default: pictures/sign.svg}"));
    }

    @Test
    void anOptionOfTheDefaultThemeMayHaveAnotherDefault() throws IOException {
        Theme mine =
                theme(
                        "name: {ja: 私, en: Mine}",
                        "extends: default",
                        "options:",
                        "  ai: {dark: \"#abcdef\"}",
                        "  home: {default: news fields}",
                        "  furigana: {default: false}",
                        "  sky-blue: {type: colour, label: sky, light: \"#000080\", dark:"
                                + " \"#ddddff\"}");
        Map<String, String> values = mine.options().values();
        assertEquals("#abcdef", values.get("ai.dark"));
        assertEquals(shipped.options().values().get("ai.light"), values.get("ai.light"));
        assertEquals("news fields", values.get("home"));
        assertEquals("off", values.get("furigana"));
        assertTrue(mine.options().css().contains("--sky-blue: #000080;"));
    }

    @Test
    void aChoiceOfTheCityHoldsOverTheTheme() {
        Theme chosen =
                shipped.dressed(
                        look("ai.light", "#0a5c2e", "home", "news news", "furigana", "off"));
        assertTrue(chosen.options().css().contains("--ai: #0a5c2e;"));
        assertEquals("news", chosen.options().values().get("home"));
        assertEquals("off", chosen.options().values().get("furigana"));
        assertFalse(shipped.version() == chosen.version());
    }

    @Test
    void aChoiceThatTheThemeDoesNotKnowOrKeepsToItselfChangesNothing() {
        Theme chosen =
                shipped.dressed(
                        look(
                                "castle",
                                "1",
                                "ai.light",
                                "blue",
                                "ai",
                                "#000000",
                                "on-fill.light",
                                "#000000"));
        assertEquals(shipped.options().values(), chosen.options().values());
        assertEquals(shipped.version(), chosen.version());
    }

    @Test
    void aTintIsMixedAnewForAnotherColour() {
        Palette before = shipped.options().palette(Scheme.LIGHT);
        Palette after =
                shipped.dressed(look("ai.light", "#0a5c2e")).options().palette(Scheme.LIGHT);
        assertEquals("#e7eef6", tint(before));
        assertEquals("#e5ece6", tint(after));
    }

    private static String tint(Palette palette) {
        return Objects.requireNonNull(palette.colours().get("ai-tint")).hex();
    }

    @Test
    void allColoursOfTheShippedThemesCanBeRead() {
        for (String name : Theme.SHIPPED) {
            assertEquals(List.of(), Theme.shipped(name).options().weaknesses(), name);
        }
    }

    @Test
    void aColourThatCanHardlyBeReadIsToldWithWhereAndWhatWouldDo() {
        List<Weakness> found = shipped.dressed(look("ai.light", "#7aa7d8")).options().weaknesses();
        assertEquals(1, found.size());
        Weakness weak = found.getFirst();
        assertEquals("ai", weak.option());
        assertEquals(Scheme.LIGHT, weak.scheme());
        assertEquals("band", weak.ground(), "the darkest paper of all");
        assertFalse(weak.isTint());
        assertEquals(2.23, weak.contrast(), 0.01);
        assertEquals(Palette.WORDS, weak.least());
        Colour cure = weak.cure().orElseThrow();
        assertEquals(
                List.of(), shipped.dressed(look("ai.light", cure.hex())).options().weaknesses());
    }

    @Test
    void aThemeIsAFolderOrTheNameOfOneThatComesWithTheProgram() throws IOException {
        assertEquals("akari", Theme.at(Path.of("akari")).name());
        assertThrows(IOException.class, () -> Theme.at(Path.of("hotaru")));
    }

    @Test
    void theCityChoosesAThemeUnlessWhoeverRunsTheProgramDid() throws IOException {
        var akari = new Look("akari", new TreeMap<>());
        assertEquals("akari", shipped.dressed(akari).name());
        assertEquals("default", Theme.at(Path.of("default")).dressed(akari).name());
        assertEquals(
                new String(
                        shipped.dressed(akari).bytes("theme.yml").orElseThrow(),
                        StandardCharsets.UTF_8),
                Theme.shipped("akari").text("theme.yml").orElseThrow());
    }
}
