package jp.musubi.cms.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A program that commits and says so is killed at any moment, again and again: what it had said is
 * still there. {@code -Dmusubi.kills=1000} for a long run.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("musubi.kills", 5);
    private static final int MAX_MILLIS_ALIVE = 1_500;
    private static final int WRITERS = 8;

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfTheProcess(@TempDir Path folder) throws Exception {
        Random random = new Random();
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(runAndKill(folder, kill, random.nextInt(MAX_MILLIS_ALIVE)));
            try (Database database =
                    Database.open(ConnectionSettings.embedded(folder), Clock.systemUTC())) {
                Set<String> stored =
                        new HashSet<>(
                                database.read(tx ->
                                        tx.handle()
                                                .createQuery("select name from setting")
                                                .mapTo(String.class)
                                                .list()));
                Set<String> lost = new HashSet<>(acknowledged);
                lost.removeAll(stored);
                assertEquals(Set.of(), lost, "after " + (kill + 1) + " kills");
            }
        }
        assertTrue(
                acknowledged.size() > KILLS, "only " + acknowledged.size() + " commits were tried");
        System.out.printf(
                "%d kills, %,d acknowledged commits, 0 lost%n", KILLS, acknowledged.size());
    }

    /** The names whose commits the child acknowledged. */
    private static List<String> runAndKill(Path folder, int round, int millis) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Committer.class.getName(),
                                folder.toString(),
                                String.valueOf(round))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> names = new ArrayList<>();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("ready", out.readLine());
            Thread killer =
                    Thread.startVirtualThread(() -> {
                        try {
                            TimeUnit.MILLISECONDS.sleep(millis);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        child.destroyForcibly();
                    });
            for (String line = read(out); line != null; line = read(out)) {
                if (line.endsWith(".")) {
                    names.add(line.substring(0, line.length() - 1));
                }
            }
            killer.join();
        }
        child.waitFor();
        return names;
    }

    private static @Nullable String read(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    /** The program that is killed: commits from several threads and prints what is durable. */
    public static final class Committer {
        private Committer() {}

        public static void main(String[] arguments) {
            Database database =
                    Database.open(
                            ConnectionSettings.embedded(Path.of(arguments[0])), Clock.systemUTC());
            System.out.println("ready");
            try (var threads = Executors.newFixedThreadPool(WRITERS)) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    String prefix = arguments[1] + "-" + writer + "-";
                    threads.execute(() -> commitForEver(database, prefix));
                }
            }
        }

        private static void commitForEver(Database database, String prefix) {
            for (int commit = 0; ; commit++) {
                String name = prefix + commit;
                database.write(tx ->
                        tx.handle()
                                .createUpdate("insert into setting (name, content) values (?, ?)")
                                .bind(0, name)
                                .bind(1, "\"" + name.repeat(50) + "\"")
                                .execute());
                synchronized (System.out) {
                    System.out.println(name + ".");
                }
            }
        }
    }
}
