package jp.musubi.site.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class BuildCommandTest {
    @TempDir private Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTown() throws Exception {
        Files.writeString(
                temporary.resolve("town.ndjson"),
                Town.inJapanese().with("group", "hotaru", "\"title\":\"ほたる\"").ndjson());
    }

    @Test
    void aBuildPrintsPagesFilesAndSecondsPerStep() {
        assertEquals(0, run("--content", file("town.ndjson"), "--out", file("out")), err::toString);
        assertTrue(
                out.toString()
                        .matches("(?s)\\d+ pages; \\d+ files written, 0 unchanged, 0 removed\\R.*"),
                out::toString);
        assertTrue(
                out.toString().contains("load ") && out.toString().contains("verify "),
                out::toString);
        assertTrue(Files.exists(temporary.resolve("out/groups/hotaru/index.html")));
    }

    @Test
    void anExplainedBuildPrintsEachChangedFileWithTheReason() throws Exception {
        assertEquals(0, run("--content", file("town.ndjson"), "--out", file("out")), err::toString);
        assertFalse(out.toString().contains("index.html"), out::toString);
        Files.writeString(
                temporary.resolve("town.ndjson"),
                Town.inJapanese().with("group", "hotaru", "\"title\":\"蛍の会\"").ndjson());
        assertEquals(
                0,
                run("--content", file("town.ndjson"), "--out", file("out"), "--explain"),
                err::toString);
        assertTrue(
                out.toString().contains("groups/hotaru/index.html: changed: \"蛍の会\"\n"),
                out::toString);
    }

    @Test
    void aWrongSnapshotIsReadableSentencesAndExitCodeOne() throws Exception {
        Files.writeString(temporary.resolve("bad.ndjson"), "{\"kind\":\"castle\"}\n");
        assertEquals(1, run("--content", file("bad.ndjson"), "--out", file("out")));
        assertTrue(err.toString().startsWith("error: bad.ndjson:1: "), err::toString);
        assertFalse(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void aStackTraceIsPrintedOnlyWithDebug() {
        assertEquals(1, run("--content", file("none"), "--out", file("out"), "--debug"));
        assertTrue(err.toString().contains("\tat "), err::toString);
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertEquals(2, run("--content", file("town.ndjson")));
        assertEquals(
                2,
                run("--content", file("town.ndjson"), "--out", file("out"), "--base-url", "kyodo"));
        assertTrue(err.toString().contains("--base-url must be"), err::toString);
    }

    @Test
    void aThemeFolderThatIsNotThereIsOneSentence() {
        assertEquals(
                1,
                run(
                        "--content",
                        file("town.ndjson"),
                        "--out",
                        file("out"),
                        "--theme",
                        file("none")));
        assertEquals(
                "error: the theme folder " + file("none") + " does not exist",
                err.toString().strip());
    }

    @Test
    void progressTellsDoneRateAndRemaining() {
        assertEquals(
                "render 12,000 of 30,000 · 6,000/s · 3 s left",
                TerminalProgress.line("render", 12_000, 30_000, 6_000));
        assertEquals("load · 4 s", TerminalProgress.line("load", 4_000_000_000L));
    }

    @Test
    void longWorkIsToldInPlainLinesWhereNoTerminalIs() throws Exception {
        String said = said(false);
        assertTrue(said.matches("render \\d of 10 · \\S+ · \\d+ s left\\R"), said);
    }

    @Test
    void onATerminalOneLineTellsOfItAndIsGoneBeforeAnythingElseIsSaid() throws Exception {
        String said = said(true);
        assertTrue(said.startsWith("\r\u001b[Krender "), said);
        assertTrue(said.contains(" of 10 · "), said);
        assertTrue(said.endsWith(" left\r\u001b[K"), said);
    }

    private static String said(boolean isTerminal) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (var progress = new TerminalProgress(stream, isTerminal)) {
            progress.begun("render", 10);
            for (int done = 0; done < 6; done++) {
                progress.advanced();
                Thread.sleep(500);
            }
            progress.ended();
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private String file(String name) {
        return temporary.resolve(name).toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new BuildCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
