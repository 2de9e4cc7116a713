package jp.musubi.cms.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.Releases;
import jp.musubi.site.output.Written;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** People list releases and show an earlier one again, whether a server runs or not. */
final class ReleasesCommandTest {
    @TempDir private Path data;
    private Releases releases;

    @BeforeEach
    void show() throws IOException {
        releases = new Releases(data.resolve("site"), Clock.systemUTC());
        for (String text : List.of("one", "two", "three")) {
            OptionalLong before = releases.builtNumber();
            releases.beginBuild();
            Path page = releases.workFolder().resolve("index.html");
            Files.createDirectories(page.getParent());
            Files.deleteIfExists(page);
            Files.writeString(page, text);
            releases.show(before, new Written(Set.of("index.html"), Set.of()), 1);
        }
    }

    private String says(int exit, String... arguments) {
        return says(data, exit, arguments);
    }

    private static String says(Path data, int exit, String... arguments) {
        PrintStream usual = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            var all = Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()));
            assertEquals(exit, Main.run(all.toArray(String[]::new)));
        } finally {
            System.setOut(usual);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private String page() throws IOException {
        return Files.readString(releases.link().resolve("index.html"));
    }

    @Test
    void releasesAreListedNewestFirstWithAStarAtTheOneThatIsShown() {
        List<String> lines = says(0, "releases").lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.getFirst().startsWith("*      3 "), lines.getFirst());
        assertTrue(lines.getLast().contains("1 pages, 1 files changed"), lines.getLast());
    }

    @Test
    void theOneBeforeIsShownAgainUntilPublishingGoesOn() throws IOException {
        says(0, "rollback");
        assertEquals("two", page());
        assertTrue(says(0, "releases").contains("Publishing waits"));
        says(0, "rollback", "1");
        assertEquals("one", page());
        assertTrue(says(0, "rollback", "--resume").startsWith("Publishing goes on"));
        assertTrue(releases.hold().isEmpty());
    }

    @Test
    void theRecordTellsWhoShowedWhichReleaseInsteadOfWhich() throws Exception {
        Path place = data.resolve("city");
        String account = System.getProperty("user.name").replaceAll("\\s", "_");
        try (RunningCity city = RunningCity.start(place, null, false)) {
            city.publish("{\"type\":\"page\",\"slug\":\"one\",\"fields\":{\"title\":\"頁\"}}");
            says(place, 0, "rollback");
            city.await(() -> deeds(city).size() == 1);
            AuditEvent held = deeds(city).getFirst();
            assertEquals("publishing.hold-by-command", held.action());
            Matcher said =
                    Pattern.compile("release (\\d+) instead of (\\d+), by " + account + " at .*")
                            .matcher(held.details());
            assertTrue(said.matches(), held.details());
            int shown = Integer.parseInt(said.group(1));
            int before = Integer.parseInt(said.group(2));
            assertEquals(before - 1, shown, "the one that was shown before");
            assertNull(held.actor());
            Visitor admin = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
            String record = admin.get("/admin/audit").body();
            String told = "第%d版から第%d版へ。%sが".formatted(before, shown, account);
            assertTrue(record.contains(told), record);
            assertTrue(record.contains("コマンド"), record);
            city.await(() -> !new Deeds(place.resolve("site")).areThere());
        }
        says(place, 0, "rollback", "--resume");
        says(place, 0, "rollback", "--resume");
        try (RunningCity city = RunningCity.start(place, null, false)) {
            city.await(() -> deeds(city).size() == 2);
            AuditEvent resumed = deeds(city).getFirst();
            assertEquals("publishing.resume-by-command", resumed.action());
            assertTrue(resumed.details().startsWith("by " + account), resumed.details());
        }
    }

    private static List<AuditEvent> deeds(RunningCity city) {
        return city.wiring().audit().newest(99).stream()
                .filter(event -> event.action().endsWith("-by-command"))
                .toList();
    }

    @Test
    void aReleaseThatIsNotThereIsNoAccident() throws IOException {
        says(1, "rollback", "99");
        assertEquals("three", page());
        assertFalse(new Deeds(data.resolve("site")).areThere(), "nothing was done");
        says(2, "rollback", "yesterday");
    }
}
