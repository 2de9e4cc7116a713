package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.snapshot.HeldContent;
import jp.musubi.cms.snapshot.PublishedContent;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.site.Progress;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** What readers see follows what was published, and the calendar. */
final class PublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path data;
    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-20T03:00:00Z"));
    private TestStore store;
    private Releases releases;
    private SiteBuild build;

    @BeforeEach
    void open() {
        store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE);
        releases = new Releases(data.resolve("site"), store.ids);
        var published =
                new PublishedContent(
                        store.database,
                        store.entries,
                        store.assets,
                        new SiteSettings(store.settings, null),
                        store.model);
        build = new SiteBuild(new HeldContent(published)::read, data, Theme.bundled(), releases);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A clock that tests move. */
    private static final class MovedClock extends Clock {
        private volatile Instant now;

        MovedClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void aBannerExpiresOnTheSiteWhenItsLastDayIsOverAndNobodyDoesAnything() throws Exception {
        publish(
                "banner",
                Fields.NONE
                        .with("number", new Value.Text("K-1"))
                        .with("state", new Value.Text("active"))
                        .with("valid_until", new Value.Text("2026-11-22")));
        try (var publisher = new Publisher(store.publications, build, clock)) {
            publisher.start();
            await(() -> releases.current().isPresent());
            assertTrue(banner().contains("is-kusa"), "valid");
            assertEquals(
                    Instant.parse("2026-11-20T15:00:00Z"),
                    build.turnsAt().orElseThrow(),
                    "its page tells of which day it speaks, from midnight in the city on");
            clock.now = Instant.parse("2026-11-22T15:00:01Z");
            publisher.wake();
            await(() -> !banner().contains("is-kusa"));
        }
    }

    @Test
    void whatDoesNotChangeIsSharedWithTheReleaseBefore() throws Exception {
        publish("page", page("一"));
        UUID two = publish("page", page("二"));
        build.run(Progress.silent());
        Path first = releases.current().orElseThrow();
        edit(two, page("三"));
        build.run(Progress.silent());
        Path second = releases.current().orElseThrow();
        assertNotEquals(first, second);
        assertEquals(
                Files.getAttribute(first.resolve("robots.txt"), "unix:ino"),
                Files.getAttribute(second.resolve("robots.txt"), "unix:ino"),
                "one file on the disk");
        assertNotEquals(
                Files.readString(first.resolve("feed.xml")),
                Files.readString(second.resolve("feed.xml")));
        assertTrue(Files.readString(first.resolve("feed.xml")).contains("二"), "the old one stays");
    }

    @Test
    void aBuildThatChangesNothingMakesNoRelease() throws Exception {
        publish("page", page("一"));
        build.run(Progress.silent());
        Path first = releases.current().orElseThrow();
        clock.now = clock.now.plusSeconds(60);
        build.run(Progress.silent());
        assertEquals(first, releases.current().orElseThrow());
    }

    private static Fields page(String title) {
        return Fields.NONE.with("title", new Value.Text(title));
    }

    private String banner() throws IOException {
        Path page = releases.current().orElseThrow().resolve("verify/K-1/index.html");
        return Files.readString(page);
    }

    private void edit(UUID id, Fields fields) {
        store.database.write(tx -> {
            long version = store.entries.find(tx, id).orElseThrow().version();
            store.entries.save(tx, id, version, new Content(fields, Set.of()), null);
            return store.publishing.publish(tx, id, OptionalLong.empty(), null);
        });
    }

    private static void await(Callable<Boolean> wished) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wished.call()) {
            assertTrue(System.nanoTime() < end, "it did not happen in " + PATIENCE);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private UUID publish(String type, Fields fields) {
        return store.database.write(tx -> {
            var wanted =
                    new NewEntry(
                            store.model.require(type),
                            null,
                            null,
                            null,
                            new Content(fields, Set.of()));
            var created =
                    assertInstanceOf(CreateOutcome.Created.class, store.entries.create(tx, wanted));
            UUID id = created.entry().id();
            store.publishing.publish(tx, id, OptionalLong.empty(), null);
            return id;
        });
    }
}
