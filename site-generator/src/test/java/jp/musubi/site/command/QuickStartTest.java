package jp.musubi.site.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.link.Town;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The script beside the jar, with a jar of the classes that are tested. All tests use one jar, as
 * the name of a cache tells the jar's place; each begins with the cache that the first build left.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickStartTest {
    private static final Path SCRIPT = Path.of("src", "main", "launch", "musubi");

    private Path temporary = Path.of("");
    private Path jar = Path.of("");
    private Path out = Path.of("");
    private FileTime packedAt = FileTime.from(Instant.EPOCH);
    private Run first = new Run(-1, "", "");
    private Set<Path> cachesOfFirst = Set.of();

    /** What a run of the program said. */
    private record Run(int exitCode, String out, String err) {
        /** What was said beside progress, which a slow machine has to tell of. */
        List<String> complaints() {
            return err.lines().filter(line -> !line.contains(" · ")).toList();
        }
    }

    @BeforeAll
    void buildOnce(@TempDir Path all) throws Exception {
        temporary = all;
        Files.createDirectories(temporary.resolve("bin"));
        Files.copy(SCRIPT, temporary.resolve("bin/musubi"));
        jar = temporary.resolve("bin/musubi-site.jar");
        pack(jar);
        packedAt = Files.getLastModifiedTime(jar);
        out = temporary.resolve("out");
        town("ほたる");
        first = build("town.ndjson");
        cachesOfFirst = caches();
        for (Path cache : cachesOfFirst) {
            Files.copy(cache, temporary.resolve("kept.aot"));
        }
    }

    @BeforeEach
    void asTheFirstBuildLeftIt() throws IOException {
        town("ほたる");
        Files.setLastModifiedTime(jar, packedAt);
        for (Path cache : caches()) {
            Files.delete(cache);
        }
        for (Path cache : cachesOfFirst) {
            Files.copy(temporary.resolve("kept.aot"), cache);
        }
        out = Files.createTempDirectory(temporary, "out");
        Files.deleteIfExists(temporary.resolve("loaded.txt"));
    }

    private void town(String group) throws IOException {
        Files.writeString(
                temporary.resolve("town.ndjson"),
                Town.inJapanese()
                        .with("group", "hotaru", "\"title\":\"%s\"".formatted(group))
                        .ndjson());
    }

    @Test
    void theFirstBuildLeavesACacheAndTheNextStartsFromIt() throws Exception {
        assertEquals(0, first.exitCode(), first::err);
        assertTrue(first.out().matches("\\d+ pages; .*\\R.*; total .* s\\R"), first::out);
        assertEquals(List.of(), first.complaints());
        assertEquals(1, cachesOfFirst.size());

        Run second = build("town.ndjson");
        assertEquals(0, second.exitCode(), second::err);
        assertTrue(
                loaded().lines()
                        .anyMatch(
                                line -> line.contains(" jp.musubi.site.Generator source: shared")),
                "the cache is not used");
    }

    @Test
    void aCacheThatIsDamagedOrCutOffDoesNoHarm() throws Exception {
        Path cache = caches().iterator().next();
        try (var file = new RandomAccessFile(cache.toFile(), "rw")) {
            for (long at = file.length() / 10; at < file.length(); at += file.length() / 10) {
                file.seek(at);
                file.write(new byte[4096]);
            }
        }
        Run damaged = build("town.ndjson");
        assertEquals(0, damaged.exitCode(), damaged::err);
        assertEquals(List.of(), damaged.complaints());
        assertFalse(loaded().contains("jp.musubi.site.Generator source: shared"));

        try (var file = new RandomAccessFile(cache.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        Run cut = build("town.ndjson");
        assertEquals(0, cut.exitCode(), cut::err);
        assertEquals(List.of(), cut.complaints());
    }

    @Test
    void anotherJarGetsACacheOfItsOwnInsteadOfTheOld() throws Exception {
        town("かじか");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(4_000)));
        assertEquals(0, build("town.ndjson").exitCode());
        assertEquals(1, caches().size());
        assertNotEquals(cachesOfFirst, caches());
    }

    @Test
    void aBuildThatHasNothingToDoLeavesNoCacheForThoseThatHave() throws Exception {
        build("town.ndjson");
        Files.delete(caches().iterator().next());
        assertEquals(0, build("town.ndjson").exitCode());
        assertEquals(Set.of(), caches());
    }

    @Test
    void aBuildThatFailsSaysSoAndLeavesNoCache() throws Exception {
        Files.delete(caches().iterator().next());
        Run failed = build("none.ndjson");
        assertEquals(1, failed.exitCode());
        assertTrue(
                failed.complaints().getFirst().startsWith("error: there is no snapshot"),
                failed::err);
        assertEquals(Set.of(), caches());
        try (Stream<Path> files = Files.list(temporary.resolve("bin"))) {
            assertEquals(3, files.count(), "something is left behind");
        }
    }

    private String loaded() throws IOException {
        return Files.readString(temporary.resolve("loaded.txt"));
    }

    private Set<Path> caches() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("bin"))) {
            return new HashSet<>(files.filter(file -> file.toString().endsWith(".aot")).toList());
        }
    }

    private Run build(String content) throws IOException, InterruptedException {
        Path said = temporary.resolve("stdout");
        Path complained = temporary.resolve("stderr");
        var builder =
                new ProcessBuilder(
                                "sh",
                                temporary.resolve("bin/musubi").toString(),
                                "build",
                                "--content",
                                temporary.resolve(content).toString(),
                                "--out",
                                out.toString())
                        .redirectOutput(said.toFile())
                        .redirectError(complained.toFile());
        builder.environment()
                .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment()
                .put("JAVA_OPTS", "-Xlog:class+load:file=" + temporary.resolve("loaded.txt"));
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(said), Files.readString(complained));
    }

    /** What Maven packs after the tests: our classes, and beside them what they need. */
    private static void pack(Path jar) throws IOException {
        var libraries = new StringJoiner(" ");
        var manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "jp.musubi.site.command.Main");
        main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        List<Path> places =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList();
        // Java caches only what the jar names by a path beside it.
        Path beside = Files.createDirectories(jar.resolveSibling("lib"));
        for (Path library : places) {
            if (Files.isRegularFile(library)) {
                Files.copy(library, beside.resolve(library.getFileName()));
                libraries.add("lib/" + library.getFileName());
            }
        }
        main.put(Attributes.Name.CLASS_PATH, libraries.toString());
        var known = new HashSet<String>();
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path folder : places) {
                if (Files.isDirectory(folder)) {
                    add(folder, out, known);
                }
            }
        }
    }

    private static void add(Path folder, JarOutputStream out, Set<String> known)
            throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.toList()) {
                String name = folder.relativize(path).toString();
                boolean isFolder = Files.isDirectory(path);
                String entry = isFolder ? name + "/" : name;
                if (!name.isEmpty() && known.add(entry)) {
                    out.putNextEntry(new JarEntry(entry));
                    copy(path, isFolder, out);
                    out.closeEntry();
                }
            }
        }
    }

    private static void copy(Path path, boolean isFolder, OutputStream out) throws IOException {
        if (!isFolder) {
            Files.copy(path, out);
        }
    }
}
