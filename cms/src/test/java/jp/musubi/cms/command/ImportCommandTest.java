package jp.musubi.cms.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class ImportCommandTest {
    private static final String MAPPING =
            "source: city\n"
                    + "type: group\n"
                    + "columns: {number: 番号, name: 名称}\n"
                    + "id: number\n"
                    + "fields: {title: name}\n";

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anImportPrintsAndWritesItsReport() throws IOException {
        Path report = folder.resolve("report.json");
        assertEquals(0, run(register(), "--mapping", mapping(), "--report", report.toString()));
        JsonNode json = new ObjectMapper().readTree(Files.readString(report));
        assertEquals(1, json.path("created").asInt());
        assertEquals(0, json.path("updated").asInt());
        assertEquals(0, json.path("unchanged").asInt());
        assertEquals(3, json.path("skipped").path(0).path("line").asInt());
        assertTrue(json.path("skipped").path(0).path("reason").isTextual());
        assertTrue(out.toString().contains("新規 1 件"), out.toString());
    }

    @Test
    void aDryRunDoesNotEvenMakeAStore() throws IOException {
        assertEquals(0, run(register(), "--mapping", mapping(), "--dry-run"));
        assertFalse(Files.exists(folder.resolve("data")));
        assertTrue(out.toString().contains("何も書き込んでいません"), out.toString());
    }

    @Test
    void failuresAreOneSentenceAndExitWithOne() throws IOException {
        failed("none.csv", folder.resolve("none.csv").toString(), mapping());
        failed("childrens-cafeterias", register(), "no-such-mapping");
        Path wrong = Files.writeString(folder.resolve("wrong.yml"), MAPPING.replace("title", "t"));
        failed("wrong.yml:5", register(), wrong.toString());
        assertEquals(
                1,
                run(register(), "--mapping", mapping(), "--report", folder + "/none/report.json"));
        assertFalse(Files.exists(folder.resolve("data")), "nothing is written");
    }

    @Test
    void wrongUsageExitsWithTwo() throws IOException {
        assertEquals(2, run(register()));
        assertEquals(2, run("--mapping", mapping()));
        assertEquals(2, run(register(), "--mapping", mapping(), "--nonsense"));
    }

    private void failed(String word, String file, String mapping) {
        assertEquals(1, run(file, "--mapping", mapping));
        String sentence = err.toString();
        assertTrue(sentence.startsWith("error: ") && sentence.contains(word), sentence);
        assertFalse(sentence.contains("Exception"), sentence);
        err.getBuffer().setLength(0);
    }

    private String register() throws IOException {
        Path file = folder.resolve("register.csv");
        return Files.writeString(file, "番号,名称\n1,川の会\n,番号なし\n").toString();
    }

    private String mapping() throws IOException {
        return Files.writeString(folder.resolve("city.yml"), MAPPING).toString();
    }

    private int run(String... arguments) {
        var line = new CommandLine(new ImportCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = folder.resolve("data").toString();
        all[arguments.length + 2] = "--language";
        all[arguments.length + 3] = "ja";
        return line.execute(all);
    }
}
