package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.document.SmallPdf;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A town that changes again and again, built from what was there and, every now and then, from
 * nothing: both are the same site, byte for byte.
 */
final class ComparedBuilds {
    private static final int CHANGES = 36;

    /** What is wrong in a file stays wrong until the file is made again. */
    private static final int COMPARED_EVERY = 2;

    private static final int ENTRIES = 40;

    private static final int THEME_EVERY = 5;
    private static final int SEEDS_WITH_PAPERS = 3;

    private final Path temporary;
    private Theme theme = Theme.bundled();

    /** Begins with the bundled theme, in an empty folder. */
    ComparedBuilds(Path folder) {
        this.temporary = folder;
    }

    /**
     * Lets a town change and compares its sites.
     *
     * @param generators what builds the site after each change
     */
    void compare(long seed, Supplier<Generator> generators) throws Exception {
        var town = new ChangingTown(seed, ENTRIES);
        if (seed % SEEDS_WITH_PAPERS == 1) {
            town.writePapers(seed);
            writePaper(0, SmallPdf.of("蛍石の見分け方", "夜の川を歩く"));
            writePaper(1, SmallPdf.of("総会の議事録です。"));
            writePaper(2, "no document".getBytes(StandardCharsets.UTF_8));
        }
        build(generators.get(), town.snapshot(), "grown");
        var history = new StringBuilder();
        var random = new Random(seed);
        int rewritten = 0;
        int led = 0;
        for (int i = 0; i < CHANGES; i++) {
            history.append(town.change()).append('\n');
            if (i == CHANGES / 3) {
                writePaper(ChangingTown.PAPERS - 1, SmallPdf.of("遅れて届いた蛍石の本"));
            }
            if (i % THEME_EVERY == 0) {
                history.append(changeTheme(random)).append('\n');
            }
            Snapshot snapshot = town.snapshot();
            BuildReport grown = build(generators.get(), snapshot, "grown");
            rewritten += grown.written();
            if (i % COMPARED_EVERY > 0) {
                continue;
            }
            Path expected = temporary.resolve("whole-" + seed + "-" + i);
            keepTexts(temporary.resolve("whole-" + seed + "-" + (i - COMPARED_EVERY)), expected);
            BuildReport whole =
                    build(
                            new Generator(Progress.silent()),
                            snapshot,
                            expected.getFileName().toString());
            Map<String, String> wanted = files(expected);
            Map<String, String> got = files(temporary.resolve("grown"));
            assertEquals("", differences(wanted, got), history::toString);
            assertEquals(
                    new TreeSet<>(whole.warnings()),
                    new TreeSet<>(grown.warnings()),
                    history::toString);
            assertEquals(whole.pages(), grown.pages());
            assertEquals(answers(expected), answers(temporary.resolve("grown")));
            led += wanted.containsKey("_redirects") ? 1 : 0;
        }
        assertTrue(
                led > CHANGES / COMPARED_EVERY / 2, led + " sites have former addresses" + history);
        int files = files(temporary.resolve("grown")).size();
        assertTrue(
                rewritten < CHANGES * files / 3,
                "most files stay: " + rewritten + " written, " + files + " in the site");
    }

    /**
     * Texts of documents are found by what the documents are; reading them again costs a second.
     */
    private static void keepTexts(Path before, Path next) throws IOException {
        Path from = before.resolve(".musubi/documents");
        if (Files.isDirectory(from)) {
            try (Stream<Path> all = Files.walk(from)) {
                for (Path path : all.toList()) {
                    Path target = next.resolve(before.relativize(path).toString());
                    Files.createDirectories(target.resolveSibling("."));
                    Files.copy(path, target);
                }
            }
        }
    }

    private void writePaper(int number, byte[] pdf) throws IOException {
        Path file = temporary.resolve(ChangingTown.paperFile(number));
        Files.createDirectories(file.getParent());
        Files.write(file, pdf);
    }

    /** Some template writes something more at its end. */
    private String changeTheme(Random random) {
        List<String> templates = theme.paths(Theme.TEMPLATES);
        String path = templates.get(random.nextInt(templates.size()));
        String text = theme.text(path).orElseThrow();
        int end = text.lastIndexOf("{% endblock %}");
        end = end < 0 ? text.length() : end;
        String other = text.substring(0, end) + "<!-- more -->" + text.substring(end);
        theme = theme.with(Map.of(path, other.getBytes(StandardCharsets.UTF_8)));
        return "changed " + path;
    }

    private BuildReport build(Generator generator, Snapshot snapshot, String folder)
            throws BuildFailed {
        return generator.build(
                new BuildRequest(
                        SnapshotSource.of(snapshot, temporary),
                        temporary.resolve(folder),
                        theme,
                        Optional.empty(),
                        false,
                        true));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString();
                if (!path.startsWith(".musubi")) {
                    // One letter for each byte: some are compressed.
                    files.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    private static String differences(Map<String, String> wanted, Map<String, String> got) {
        Set<String> paths = new TreeSet<>(wanted.keySet());
        paths.addAll(got.keySet());
        paths.removeIf(path -> Objects.equals(wanted.get(path), got.get(path)));
        return paths.stream()
                .map(path ->
                        !wanted.containsKey(path)
                                ? "has " + path
                                : got.containsKey(path) ? "differs in " + path : "lacks " + path)
                .collect(Collectors.joining("\n"));
    }

    /** What the index of a site answers, best first; scores aside, which count what was deleted. */
    private static List<String> answers(Path folder) throws IOException {
        try (SiteSearch search = SiteSearch.open(folder.resolve(".musubi/index"))) {
            var answers = new TreeSet<String>();
            for (String question : List.of("会", "報告", "案内", "English", "あい", "蛍石", "")) {
                Answer answer = search.search(new Query(question, Map.of(), 50, 0, "ja"));
                answers.add(question + " total " + answer.total() + " " + answer.facets());
                answer.hits().forEach(hit -> answers.add(question + " " + hit));
            }
            return List.copyOf(answers);
        }
    }
}
