package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.QuickJava;
import jp.musubi.cms.database.ConnectionSettings;
import jp.musubi.cms.database.MariaDb;
import jp.musubi.cms.database.TestStore;
import jp.musubi.site.Progress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that saves, approves and publishes is killed at any moment, again and again: what it
 * had acknowledged is still there, readers always have one whole release before them, and the next
 * start finishes what was begun. {@code -Dmusubi.publish.kills=1000} for a long run.
 */
final class KilledPublisherTest {
    private static final int KILLS = Integer.getInteger("musubi.publish.kills", 200) / 2;
    private static final int MAX_PUBLICATIONS = 3;
    private static final int MAX_MILLIS_MORE = 300;
    private static final int LOOK_INTO_STORE_EVERY = 10;
    private static final int TRAINING_LINES = 12;

    /** The newest edition of each page that was saved, and that was published. */
    private record Acknowledged(Map<String, Integer> saved, Map<String, Integer> published) {
        /** Takes up what the program said, such as {@code saved one 3}. */
        void take(String line) {
            String[] parts = line.split(" ", 3);
            Map<String, Integer> what = parts[0].equals("saved") ? saved : published;
            what.merge(parts[1], Integer.valueOf(parts[2]), Math::max);
        }
    }

    /** Both databases at the same time: much of a life is waiting. */
    @Test
    void nothingAcknowledgedIsLostAndNoReleaseIsHalf(@TempDir Path folder) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> embedded = threads.submit(() -> killAll(TestStore.Kind.H2, folder));
            killAll(TestStore.Kind.MARIADB, folder);
            embedded.get();
        }
    }

    private static Void killAll(TestStore.Kind kind, Path all) throws Exception {
        Path folder = Files.createDirectory(all.resolve(kind.name()));
        ConnectionSettings connection =
                kind == TestStore.Kind.H2
                        ? ConnectionSettings.embedded(folder)
                        : MariaDb.newDatabase();
        List<String> place =
                List.of(
                        folder.toString(),
                        connection.url(),
                        connection.user(),
                        connection.password());
        QuickJava town =
                QuickJava.trained(
                        PublishingTown.class, folder.resolve("java"), TRAINING_LINES, place);
        var random = new Random();
        var acknowledged = new Acknowledged(new TreeMap<>(), new TreeMap<>());
        int published = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            for (String line : runAndKill(town, place, random)) {
                acknowledged.take(line);
                published++;
            }
            if (Files.exists(folder.resolve("site/current"))) {
                assertWhole(folder.resolve("site/current").toRealPath(), "after kill " + kill);
            }
            if (kill % LOOK_INTO_STORE_EVERY == 0) {
                assertKept(folder, connection, acknowledged, kill);
            }
        }
        assertTrue(published > KILLS / 2, "only " + published + " publications were tried");
        assertKept(folder, connection, acknowledged, KILLS);
        assertFinished(folder, connection, acknowledged);
        System.out.printf(
                "%s: %d kills, %,d acknowledged saves and publications, 0 lost%n",
                kind, KILLS, published);
        return null;
    }

    private static void assertKept(
            Path folder, ConnectionSettings connection, Acknowledged acknowledged, int kill) {
        try (var town = new PublishingTown(folder, connection)) {
            acknowledged
                    .published()
                    .forEach((slug, number) ->
                            assertTrue(
                                    town.published(slug) >= number,
                                    slug + " " + number + " was lost after kill " + kill));
            acknowledged
                    .saved()
                    .forEach((slug, number) ->
                            assertTrue(
                                    town.saved(slug) >= number,
                                    "the draft of " + slug + " " + number + ", kill " + kill));
        }
    }

    /** The next start shows what was acknowledged, byte for byte what a full build makes of it. */
    private static void assertFinished(
            Path folder, ConnectionSettings connection, Acknowledged acknowledged)
            throws Exception {
        try (var town = new PublishingTown(folder, connection)) {
            town.start();
            town.awaitShown();
        }
        Path shown = folder.resolve("site/current").toRealPath();
        assertWhole(shown, "at the end");
        Map<String, Integer> pages = numbers(shown);
        acknowledged
                .published()
                .forEach((slug, number) ->
                        assertTrue(pages.getOrDefault(slug, 0) >= number, slug + " " + number));
        Path fresh = folder.resolve("fresh");
        try (var town = new PublishingTown(folder, connection)) {
            town.buildInto(fresh, Progress.silent());
        }
        assertEquals(files(fresh), files(shown), "the site after all kills, and a full build");
    }

    /** Each page, the list, the feed and the open data tell of the same edition of each page. */
    private static void assertWhole(Path site, String when) throws IOException {
        Map<String, Integer> pages = numbers(site);
        String list = Files.readString(site.resolve("guide/index.html"));
        String feed = Files.readString(site.resolve("feed.xml"));
        String data = Files.readString(site.resolve("opendata/pages.json"));
        pages.forEach((slug, number) -> {
            String title = PublishingTown.title(slug, number);
            assertTrue(list.contains(title), when + ": the list lacks " + title);
            assertTrue(feed.contains(title), when + ": the feed lacks " + title);
            assertTrue(data.contains(title), when + ": the open data lack " + title);
        });
        for (String slug : pages.keySet()) {
            assertTrue(list.contains("/guide/" + slug + "/"), when + ": the list lacks " + slug);
        }
    }

    /** The edition of each page that a site shows. */
    private static Map<String, Integer> numbers(Path site) throws IOException {
        Map<String, Integer> numbers = new TreeMap<>();
        try (Stream<Path> pages = Files.list(site.resolve("guide"))) {
            for (Path page : pages.filter(Files::isDirectory).toList()) {
                String slug = page.getFileName().toString();
                String html = Files.readString(page.resolve("index.html"));
                numbers.put(slug, PublishingTown.number(slug, html));
            }
        }
        return numbers;
    }

    private static Map<String, Integer> files(Path root) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.startsWith(".musubi")) {
                    files.put(
                            path,
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                    .hashCode());
                }
            }
        }
        return files;
    }

    /** What the child acknowledged before it died. */
    private static List<String> runAndKill(QuickJava town, List<String> place, Random random)
            throws Exception {
        Process child = town.start(place);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = town.said(child)) {
            assertEquals("ready", out.readLine());
            int wanted = random.nextInt(MAX_PUBLICATIONS + 1);
            Thread killer = wanted == 0 ? killer(child, random) : null;
            for (String line = read(out); line != null; line = read(out)) {
                if (line.endsWith(".")) {
                    lines.add(line.substring(0, line.length() - 1));
                }
                if (killer == null && lines.size() >= wanted) {
                    killer = killer(child, random);
                }
            }
            if (killer != null) {
                killer.join();
            }
        }
        child.waitFor();
        return lines;
    }

    private static Thread killer(Process child, Random random) {
        int millis = random.nextInt(MAX_MILLIS_MORE);
        return Thread.startVirtualThread(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            child.destroyForcibly();
        });
    }

    private static @Nullable String read(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
