package jp.musubi.site.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ThemeCommandTest {
    @TempDir private Path here;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int begin(String name) {
        return run(new ThemeCommand(), "new", name, "--in", here.toString());
    }

    @Test
    void aNewThemeBuildsAtOnceAndShowsWhatItTeaches() throws IOException {
        assertEquals(0, begin("saigawa"), err::toString);
        Path folder = here.resolve("saigawa");
        assertTrue(out.toString().contains("--theme " + folder), out::toString);
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of("css/own.css", "templates/not-found.peb", "theme.yml"),
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .sorted()
                            .toList());
        }
        assertEquals(List.of(), Theme.at(folder).options().weaknesses());

        Path town = here.resolve("town.ndjson");
        Files.writeString(town, Town.inJapanese().with("group", "x", "\"title\":\"ほたる\"").ndjson());
        Path site = here.resolve("site");
        assertEquals(
                0,
                run(
                        new BuildCommand(),
                        "--content",
                        town.toString(),
                        "--theme",
                        folder.toString(),
                        "--out",
                        site.toString()),
                err::toString);
        assertTrue(Files.readString(site.resolve("404.html")).startsWith("<!DOCTYPE html>"));
        try (Stream<Path> files = Files.list(site.resolve("assets"))) {
            Path css =
                    files.filter(file -> file.toString().matches(".*site-[0-9a-f]+\\.css"))
                            .findFirst()
                            .orElseThrow();
            String text = Files.readString(css);
            assertTrue(text.contains("solid var(--ribbon)") && text.contains("--ribbon: #a01c3a"));
        }
    }

    @Test
    void aFolderThatIsThereIsLeftAsItIs() throws IOException {
        Files.createDirectory(here.resolve("saigawa"));
        assertEquals(1, begin("saigawa"));
        assertEquals(
                "error: " + here.resolve("saigawa") + " exists already; choose another name",
                err.toString().strip());
        try (Stream<Path> files = Files.list(here.resolve("saigawa"))) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aNameThatIsNoneIsWrongUsage() {
        for (String name :
                List.of("../up", "Saigawa", "a--b", "default", "akari", "x".repeat(41))) {
            assertEquals(2, begin(name), name);
        }
        assertTrue(err.toString().contains("'../up' is no name of a theme: "), err::toString);
    }

    @Test
    void whoDoesNotSayWhatToDoIsToldWhatThereIs() {
        assertEquals(2, run(new ThemeCommand()));
        assertTrue(err.toString().contains("theme new NAME"), err::toString);
    }

    @Test
    void aPlaceThatIsNotThereIsOneSentence() {
        assertEquals(
                1,
                run(new ThemeCommand(), "new", "saigawa", "--in", here.resolve("no").toString()));
        assertTrue(err.toString().contains("cannot be written"), err::toString);
    }
}
