package jp.musubi.cms.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.Reason;
import jp.musubi.site.output.Written;
import jp.musubi.site.trace.Fact;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Readers see whole releases only, each exactly what was built or what it was when first shown. */
final class ReleasesTest {
    private static final int STEPS = 120;

    @TempDir private Path folder;
    private Releases releases;

    @BeforeEach
    void open() {
        releases = new Releases(folder, Clock.systemUTC());
    }

    @Test
    void aReleaseThatDiffersInOneFileSharesTheOthers() throws Exception {
        build(Map.of("index.html", "1", "groups/a/index.html", "a"));
        Path first = releases.current().orElseThrow();
        build(Map.of("index.html", "2", "groups/a/index.html", "a"));
        Path second = releases.current().orElseThrow();
        assertFalse(first.equals(second), "the one that is read is never changed");
        assertEquals("1", Files.readString(first.resolve("index.html")));
        assertEquals("2", Files.readString(second.resolve("index.html")));
        assertEquals(
                Files.getAttribute(first.resolve("groups/a/index.html"), "unix:ino"),
                Files.getAttribute(second.resolve("groups/a/index.html"), "unix:ino"),
                "one file on the disk");
    }

    @Test
    void theReasonsOfAReleaseAreKeptWithIt() throws Exception {
        var reason =
                new Reason(
                        Reason.Kind.LISTED,
                        List.of(
                                new Reason.Cause(Fact.entry("1"), "ほたるの会"),
                                new Reason.Cause(Fact.term("group", "fields", "culture"), "")),
                        3);
        var reasons = new TreeMap<>(Map.of("index.html", List.of(reason)));
        OptionalLong before = releases.builtNumber();
        releases.beginBuild();
        releases.show(before, work(Map.of("index.html", "1")), 1, reasons);
        build(Map.of("index.html", "2"));
        assertEquals(reasons, releases.reasons(1));
        assertEquals(Map.of(), releases.reasons(2), "nobody told them");
        assertEquals(Map.of(), releases.reasons(99));
        Files.writeString(folder.resolve("releases/1/reasons.json"), "{");
        assertEquals(Map.of(), releases.reasons(1), "a damaged explanation hides no release");
        assertEquals(2, releases.all().size());
    }

    @Test
    void whatIsShownAlreadyMakesNoRelease() throws Exception {
        build(Map.of("index.html", "1"));
        OptionalLong before = releases.builtNumber();
        releases.beginBuild();
        assertTrue(releases.show(before, Written.NOTHING, 1).isEmpty());
        assertTrue(releases.isBuildShown());
        assertEquals(1, releases.all().size());
    }

    @Test
    void aBuildThatWasCutShortBeforeItWasShownIsShownByTheNextOne() throws Exception {
        build(Map.of("index.html", "1"));
        releases.beginBuild();
        work(Map.of("index.html", "2"));
        // The program was killed here; the next build finds its folder up to date.
        assertFalse(releases.isBuildShown());
        releases.show(releases.builtNumber(), Written.NOTHING, 1);
        assertEquals(Map.of("index.html", "2"), shown());
    }

    @Test
    void anEarlierReleaseIsShownAgainAndPublishingWaits() throws Exception {
        build(Map.of("index.html", "1", "old.html", "old"));
        build(Map.of("index.html", "2", "new.html", "new"));
        Release again = releases.rollBack(1);
        assertEquals(Map.of("index.html", "1", "old.html", "old"), shown());
        assertEquals(OptionalLong.of(1), again.sameAs());
        assertEquals(1, releases.hold().orElseThrow().release());
        assertFalse(releases.isBuildShown());
        assertTrue(releases.resume());
        assertTrue(releases.hold().isEmpty());
        releases.show(releases.builtNumber(), Written.NOTHING, 2);
        assertEquals(Map.of("index.html", "2", "new.html", "new"), shown());
    }

    @Test
    void aReleaseThatIsNotThereCannotBeShownAgain() throws Exception {
        build(Map.of("index.html", "1"));
        var failure = assertThrows(IOException.class, () -> releases.rollBack(1));
        assertTrue(String.valueOf(failure.getMessage()).contains("no earlier release 1"));
        assertTrue(releases.hold().isEmpty(), "nothing was begun");
    }

    @Test
    void onlyTheNewestReleasesAreKept() throws Exception {
        for (int i = 1; i <= 30; i++) {
            build(Map.of("index.html", "" + i));
        }
        List<Release> all = releases.all();
        assertEquals(30, all.getFirst().number());
        assertEquals(21, all.size());
        releases.rollBack(all.getLast().number());
        assertEquals(Map.of("index.html", "10"), shown());
    }

    @Test
    void oneProcessAtATimeChangesWhatReadersSee() throws Exception {
        try (FolderLock _ = releases.lock()) {
            assertTrue(new Releases(folder, Clock.systemUTC()).tryLock().isEmpty());
        }
        releases.tryLock().orElseThrow().close();
    }

    /** Shows, repeats, and is cut short in every state that a killed program can leave behind. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyReleaseIsExactlyWhatWasBuiltWhateverHappenedBefore(long seed) throws Exception {
        var random = new Random(seed);
        Map<Long, Map<String, String>> history = new TreeMap<>();
        Map<String, String> site = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                damage(random);
            }
            List<Release> kept = releases.all();
            if (kept.size() > 1 && random.nextInt(5) == 0) {
                Release earlier = kept.get(1 + random.nextInt(kept.size() - 1));
                Release again = releases.rollBack(earlier.number());
                history.put(again.number(), history.get(earlier.number()));
                releases.resume();
            } else {
                change(site, random);
                build(site);
                history.put(releases.shown().orElseThrow().number(), Map.copyOf(site));
            }
            assertEquals(
                    history.get(releases.shown().orElseThrow().number()), shown(), "step " + step);
        }
    }

    private static void change(Map<String, String> site, Random random) {
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String path = "p" + random.nextInt(6) + (random.nextBoolean() ? "/index.html" : ".css");
            if (random.nextInt(3) == 0) {
                site.remove(path);
            } else {
                site.put(path, "version " + random.nextInt(1_000_000));
            }
        }
        site.put("index.html", "home " + random.nextInt(1_000_000));
    }

    /** What a program that dies between two steps leaves. */
    private void damage(Random random) throws IOException {
        Path back =
                folder.resolve(
                        releases.current().map(p -> p.endsWith("a")).orElse(false) ? "b" : "a");
        switch (random.nextInt(4)) {
            case 0 -> Files.deleteIfExists(folder.resolve("built"));
            case 1 -> Tree.delete(back);
            case 2 -> {
                Files.deleteIfExists(back.resolve(".musubi/release"));
                Files.createDirectories(back);
                Files.writeString(back.resolve("half.html"), "half");
                Files.deleteIfExists(back.resolve("index.html"));
            }
            default -> {
                Path next = folder.resolve("next");
                Files.deleteIfExists(next);
                Files.createSymbolicLink(next, Path.of("nowhere"));
            }
        }
    }

    private void build(Map<String, String> site) throws IOException {
        OptionalLong before = releases.builtNumber();
        releases.beginBuild();
        releases.show(before, work(site), site.size());
    }

    /** Brings the work folder up to date as the generator does: nothing is changed in place. */
    private Written work(Map<String, String> site) throws IOException {
        Path work = releases.workFolder();
        Map<String, String> before = files(work);
        Set<String> written = new HashSet<>();
        for (Map.Entry<String, String> file : site.entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                Path place = work.resolve(file.getKey());
                Files.createDirectories(place.getParent());
                Files.deleteIfExists(place);
                Files.writeString(place, file.getValue());
                written.add(file.getKey());
            }
        }
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeAll(site.keySet());
        for (String path : gone) {
            Files.delete(work.resolve(path));
        }
        return new Written(written, gone);
    }

    private Map<String, String> shown() throws IOException {
        return files(releases.current().orElseThrow());
    }

    private static Map<String, String> files(Path root) throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.isDirectory(root)) {
            var all = new ArrayList<Path>();
            try (Stream<Path> walk = Files.walk(root)) {
                walk.filter(Files::isRegularFile).forEach(all::add);
            }
            for (Path file : all) {
                String path = root.relativize(file).toString();
                if (!path.startsWith(".musubi")) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }
}
