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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that saves, approves and publishes on both databases is killed at any moment, again and
 * again: what it had acknowledged is still there, readers always have one whole release before
 * them, and the next start finishes what was begun. {@code -Dmusubi.publish.kills=1000} for a long
 * run.
 */
final class KilledPublisherTest {
    private static final int KILLS = Integer.getInteger("musubi.publish.kills", 200) / 2;

    /** Of both towns together. */
    private static final int MAX_PUBLICATIONS = 3;

    private static final int MAX_MILLIS_MORE = 300;
    private static final int LOOK_INTO_STORE_EVERY = 10;
    private static final int TRAINING_LINES = 12;

    /** The newest edition of each page that was saved, and that was published. */
    private record Acknowledged(Map<String, Integer> saved, Map<String, Integer> published) {
        /** Takes up what a town said, such as {@code saved one 3}. */
        void take(String line) {
            String[] parts = line.split(" ", 3);
            Map<String, Integer> what = parts[0].equals("saved") ? saved : published;
            what.merge(parts[1], Integer.valueOf(parts[2]), Math::max);
        }
    }

    /** A town on one of the databases, and what it acknowledged before it died. */
    private record Place(
            String name, Path folder, ConnectionSettings connection, Acknowledged said) {
        static Place of(TestStore.Kind kind, Path all) throws IOException {
            Path folder = Files.createDirectory(all.resolve(kind.name()));
            return new Place(
                    kind.name(),
                    folder,
                    kind == TestStore.Kind.H2
                            ? ConnectionSettings.embedded(folder)
                            : MariaDb.newDatabase(),
                    new Acknowledged(new TreeMap<>(), new TreeMap<>()));
        }

        Stream<String> arguments() {
            return Stream.of(
                    name,
                    folder.toString(),
                    connection.url(),
                    connection.user(),
                    connection.password());
        }

        PublishingTown town() {
            return new PublishingTown(name, folder, connection);
        }

        Path site() {
            return folder.resolve("site/current");
        }
    }

    /** In one process, so that each kill ends a publisher on either database. */
    @Test
    void nothingAcknowledgedIsLostAndNoReleaseIsHalf(@TempDir Path folder) throws Exception {
        List<Place> places =
                List.of(
                        Place.of(TestStore.Kind.H2, folder),
                        Place.of(TestStore.Kind.MARIADB, folder));
        List<String> arguments = places.stream().flatMap(Place::arguments).toList();
        QuickJava towns =
                QuickJava.trained(
                        PublishingTown.class, folder.resolve("java"), TRAINING_LINES, arguments);
        var random = new Random();
        int acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            for (String line : runAndKill(towns, arguments, random)) {
                for (Place place : places) {
                    if (line.startsWith(place.name() + " ")) {
                        place.said().take(line.substring(place.name().length() + 1));
                    }
                }
                acknowledged++;
            }
            for (Place place : places) {
                if (Files.exists(place.site())) {
                    assertWhole(place.site().toRealPath(), place.name() + " after kill " + kill);
                }
                if (kill % LOOK_INTO_STORE_EVERY == 0) {
                    assertKept(place, kill);
                }
            }
        }
        assertTrue(acknowledged > KILLS, "only " + acknowledged + " were acknowledged");
        for (Place place : places) {
            assertKept(place, KILLS);
            assertFinished(place);
        }
        System.out.printf(
                "%d kills of two towns, %,d acknowledged saves and publications, 0 lost%n",
                KILLS, acknowledged);
    }

    private static void assertKept(Place place, int kill) {
        try (var town = place.town()) {
            place.said()
                    .published()
                    .forEach((slug, number) ->
                            assertTrue(
                                    town.published(slug) >= number,
                                    place.name()
                                            + " lost "
                                            + slug
                                            + " "
                                            + number
                                            + ", kill "
                                            + kill));
            place.said()
                    .saved()
                    .forEach((slug, number) ->
                            assertTrue(
                                    town.saved(slug) >= number,
                                    place.name()
                                            + ": draft "
                                            + slug
                                            + " "
                                            + number
                                            + ", kill "
                                            + kill));
        }
    }

    /** The next start shows what was acknowledged, byte for byte what a full build makes of it. */
    private static void assertFinished(Place place) throws Exception {
        try (var town = place.town()) {
            town.start();
            town.awaitShown();
        }
        Path shown = place.site().toRealPath();
        assertWhole(shown, place.name() + " at the end");
        Map<String, Integer> pages = numbers(shown);
        place.said()
                .published()
                .forEach((slug, number) ->
                        assertTrue(pages.getOrDefault(slug, 0) >= number, slug + " " + number));
        Path fresh = place.folder().resolve("fresh");
        try (var town = place.town()) {
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
    private static List<String> runAndKill(QuickJava town, List<String> arguments, Random random)
            throws Exception {
        Process child = town.start(arguments);
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
