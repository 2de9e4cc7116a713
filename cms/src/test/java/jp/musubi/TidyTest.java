package jp.musubi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** The style of this project, as far as a machine can check it. */
class TidyTest {
    private static final int MAX_FILE_LINES = 400;
    private static final int MAX_METHOD_LINES = 60;
    private static final List<String> MODULES = List.of("content", "site-generator", "cms");

    /** Words that say nothing about what a class is for. */
    private static final Pattern BANNED_NAME =
            Pattern.compile("\\w*(Manager|Helper|Utils?|Impl|DTO|Dto|VO|Base|Misc|Common|Info)");

    /** Spelt in two parts, so that this file does not contain what it looks for. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern MACHINE_PATH =
            Pattern.compile("[\"' (](/root|/home|/work|/farm)/[a-z]");

    @Test
    void everyFileIsFormatted() throws IOException, FormatterException {
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<String> untidy = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            if (!formatter.formatSourceAndFixImports(source).equals(source)) {
                untidy.add(name(file));
            }
        }
        assertEquals(List.of(), untidy, "run google-java-format --aosp --replace on these files");
    }

    @Test
    void noFileAndNoMethodIsTooLongToRead() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > MAX_FILE_LINES) {
                long_.add(name(file) + " has " + lines + " lines");
            }
        }
        scan((unit, positions, lineMap) ->
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                        long start =
                                lineMap.getLineNumber(positions.getStartPosition(unit, method));
                        long end = lineMap.getLineNumber(positions.getEndPosition(unit, method));
                        if (end - start >= MAX_METHOD_LINES) {
                            long_.add(
                                    unit.getSourceFile().getName()
                                            + ": "
                                            + method.getName()
                                            + " has "
                                            + (end - start + 1)
                                            + " lines");
                        }
                        return super.visitMethod(method, null);
                    }
                });
        assertEquals(List.of(), long_);
    }

    @Test
    void everyTypeHasANameThatSaysWhatItIsFor() throws IOException {
        List<String> empty = new ArrayList<>();
        scan((unit, positions, lineMap) ->
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                        if (BANNED_NAME.matcher(type.getSimpleName()).matches()) {
                            empty.add(unit.getSourceFile().getName() + ": " + type.getSimpleName());
                        }
                        return super.visitClass(type, null);
                    }
                });
        assertEquals(List.of(), empty);
    }

    @Test
    void everyPackageSaysWhatItHoldsAndDeclaresNull() throws IOException {
        var undeclared = new TreeSet<String>();
        for (Path file : sources()) {
            Path folder = Objects.requireNonNull(file.getParent());
            Path declaration = folder.resolve("package-info.java");
            boolean isTestOfDeclaredPackage =
                    file.toString().contains("/src/test/")
                            && Files.exists(
                                    Path.of(
                                            declaration
                                                    .toString()
                                                    .replace("/src/test/", "/src/main/")));
            if (isTestOfDeclaredPackage) {
                continue;
            }
            if (!Files.exists(declaration)
                    || !Files.readString(declaration).contains("@NullMarked")) {
                undeclared.add(name(folder));
            }
        }
        assertEquals(new TreeSet<>(), undeclared);
    }

    @Test
    void nothingIsLeftForLaterAndNoMachineIsNamed() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : texts()) {
            String text = Files.readString(file);
            if (UNFINISHED.matcher(text).find()) {
                found.add(name(file) + " is unfinished");
            }
            if (MACHINE_PATH.matcher(text).find()) {
                found.add(name(file) + " names a path of one machine");
            }
        }
        assertEquals(List.of(), found);
    }

    private interface Scan {
        TreeScanner<@Nullable Void, @Nullable Void> of(
                CompilationUnitTree unit, SourcePositions positions, LineMap lines);
    }

    private static void scan(Scan scan) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of(),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources()));
            var positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(scan.of(unit, positions, unit.getLineMap()), null);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            sources.addAll(files(root().resolve(module).resolve("src"), ".java"));
        }
        assertTrue(sources.size() > 50, "the sources were not found");
        return sources;
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(sources());
        for (String ending :
                List.of(".peb", ".css", ".js", ".yml", ".properties", ".xml", ".sql")) {
            for (String module : List.of("content", "site-generator", "cms", "themes")) {
                texts.addAll(files(root().resolve(module), ending));
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static Path root() {
        return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    }

    private static String name(Path file) {
        return root().relativize(file).toString();
    }
}
