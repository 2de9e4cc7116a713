package jp.musubi.site.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a program of its own, as at a terminal. */
@Timeout(120)
class WatchCommandTest {
    @TempDir private Path temporary;

    @Test
    void aMistakeIsOneSentenceAndCtrlCEndsItWithExitCodeZero() throws Exception {
        Path content = temporary.resolve("town.ndjson");
        String town = Town.inJapanese().with("group", "hotaru", "\"title\":\"ほたる\"").ndjson();
        Files.writeString(content, town);
        Process watch = start(content);
        try (BufferedReader said = watch.inputReader()) {
            assertTrue(until(said, "watching; ").contains("http://localhost:"));
            Files.writeString(content, town + "{\"kind\":\"castle\"}\n");
            assertTrue(until(said, "error: ").startsWith("error: town.ndjson:3: "));
            Files.writeString(content, town.replace("ほたる", "かじか"));
            String built = until(said, "town.ndjson: ");
            assertTrue(
                    built.matches("\\d\\d:\\d\\d:\\d\\d town.ndjson: \\d+ files written.*"), built);
            new ProcessBuilder("kill", "-INT", Long.toString(watch.pid())).start().waitFor();
            assertEquals("stopped", until(said, "stopped"));
            assertTrue(watch.waitFor(20, TimeUnit.SECONDS));
            assertEquals(0, watch.exitValue());
        } finally {
            watch.destroyForcibly();
        }
    }

    private Process start(Path content) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "jp.musubi.site.command.Main",
                                "build",
                                "--watch",
                                "--port",
                                "0",
                                "--content",
                                content.toString(),
                                "--out",
                                temporary.resolve("out").toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static String until(BufferedReader said, String part) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(part)) {
                return line;
            }
            lines.add(line);
        }
        throw new AssertionError("it never said " + part + " but " + lines);
    }
}
