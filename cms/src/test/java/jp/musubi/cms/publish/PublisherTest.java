package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.release.Releases;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What readers see follows what was published, and the calendar. */
final class PublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path data;
    @TempDir private Path theme;
    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-20T03:00:00Z"));
    private TestStore store;
    private Releases releases;
    private SiteBuild build;

    @BeforeEach
    void open() {
        store = TestStore.open(TestStore.Kind.H2, clock, Slugger.NONE);
        releases = new Releases(data.resolve("site"), clock);
        build = build(Theme.bundled());
    }

    /** A build as another process begins it: with nothing in its memory. */
    private SiteBuild build(Theme theme) {
        PublishedContent published = content();
        return new SiteBuild(
                new HeldContent(published)::read,
                id -> store.publications.shownRevision(id).flatMap(n -> published.at(id, n)),
                data,
                theme,
                releases);
    }

    private PublishedContent content() {
        return new PublishedContent(
                store.database,
                store.entries,
                store.assets,
                new SiteSettings(store.settings, null),
                store.model);
    }

    private Publisher publisher(SiteBuild of) {
        var lease = Duration.ofMillis(800);
        var election = new Election(store.database, UUID.randomUUID(), clock, lease, false);
        var deeds = store.deeds(data, releases);
        return new Publisher(store.publications, of, releases, election, deeds, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBannerExpiresOnTheSiteWhenItsLastDayIsOverAndNobodyDoesAnything() throws Exception {
        publish(
                "banner",
                Fields.NONE
                        .with("number", new Value.Text("K-1"))
                        .with("state", new Value.Text("active"))
                        .with("valid_until", new Value.Text("2026-11-22")));
        try (var publisher = publisher(build)) {
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

    @Test
    void anEntryThatBreaksTheSiteStaysWhatItWasAndTheOthersAreShown() throws Exception {
        UUID bad = publish("page", page("よい頁"));
        UUID other = publish("page", page("二"));
        SiteBuild fragile = build(FragileTheme.PAGE.in(theme));
        try (var publisher = publisher(fragile)) {
            publisher.start();
            await(() -> store.publications.unfinished() == 0);
            UUID failing = edit(bad, page("壊れる"));
            UUID sound = edit(other, page("三"));
            publisher.wake();
            await(() -> state(sound) == Publication.State.DONE);
            await(() -> state(failing) == Publication.State.FAILED);
            assertTrue(message(failing).contains("templates/entry/page.peb"), message(failing));
            assertTrue(feed().contains("三"));
            assertTrue(feed().contains("よい頁"), "it is still what it was");
            assertFalse(feed().contains("壊れる"));
        }
        try (var publisher = publisher(build(FragileTheme.PAGE.in(theme)))) {
            publisher.start();
            await(() -> releases.isBuildShown());
            UUID later = edit(other, page("四"));
            publisher.wake();
            await(() -> state(later) == Publication.State.DONE);
            assertTrue(feed().contains("よい頁"), "another process knows what it was, too");
            UUID mended = edit(bad, page("直した"));
            publisher.wake();
            await(() -> state(mended) == Publication.State.DONE);
            assertTrue(feed().contains("直した"));
            await(() -> store.publications.newest(Publication.State.FAILED, null, 9).isEmpty());
        }
    }

    @Test
    void anEntryThatBreaksAListIsFoundAmongThoseThatChanged() throws Exception {
        UUID bad = publish("page", page("一"));
        UUID other = publish("page", page("二"));
        SiteBuild fragile = build(FragileTheme.CARD.in(theme));
        try (var publisher = publisher(fragile)) {
            publisher.start();
            await(() -> store.publications.unfinished() == 0);
            UUID failing = edit(bad, page("壊れる"));
            UUID sound = edit(other, page("三"));
            publisher.wake();
            await(() -> state(sound) == Publication.State.DONE);
            await(() -> state(failing) == Publication.State.FAILED);
            assertTrue(feed().contains("三"));
            assertFalse(feed().contains("壊れる"));
        }
    }

    @Test
    void thePageThatFailsMayBeAnotherThanTheOneThatBreaksIt() throws Exception {
        publish("page", page("一"));
        UUID bad = publish("page", page("二"));
        SiteBuild fragile = build(FragileTheme.TREE.in(theme));
        try (var publisher = publisher(fragile)) {
            publisher.start();
            await(() -> store.publications.unfinished() == 0);
            UUID failing = edit(bad, page("壊れる"));
            UUID sound = publish("page", page("三"));
            publisher.wake();
            await(() -> state(failing) == Publication.State.FAILED);
            // The publisher may have looked between the two, and takes the second up by itself.
            await(() -> state(publicationOf(sound)) != Publication.State.QUEUED);
            await(() -> state(publicationOf(sound)) != Publication.State.RUNNING);
            assertTrue(feed().contains("三"), "though its page failed as well");
            assertEquals(Publication.State.DONE, state(publicationOf(sound)), message(failing));
        }
    }

    private UUID publicationOf(UUID entry) {
        return store.publications.newest(null, null, 9).stream()
                .map(PublicationStore.Listed::publication)
                .filter(publication -> entry.equals(publication.entry()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void ofTwoProcessesOnePublishesAndTheOtherTakesOverWhenItEnds() throws Exception {
        publish("page", page("一"));
        var first = publisher(build);
        first.start();
        await(() -> store.publications.unfinished() == 0);
        try (var second = publisher(build(Theme.bundled()))) {
            second.start();
            UUID two = publish("page", page("二"));
            await(() -> store.publications.unfinished() == 0);
            assertTrue(feed().contains("二"), "the first found it, though nobody told it");
            first.close();
            edit(two, page("三"));
            await(() -> store.publications.unfinished() == 0);
            assertTrue(feed().contains("三"));
        }
    }

    @Test
    void whatOneProcessLeftHalfDoneIsDoneByTheNext() throws Exception {
        publish("page", page("一"));
        assertEquals(1, store.publications.claim(9).size(), "taken up, and then killed");
        try (var publisher = publisher(build)) {
            publisher.start();
            await(() -> store.publications.unfinished() == 0);
            assertTrue(feed().contains("一"));
        }
    }

    @Test
    void aSiteThatCouldNotBeBuiltIsTriedAgainAndTellsWhyUntilThen() throws Exception {
        UUID id = publish("page", page("一"));
        Path work = releases.workFolder();
        Files.createDirectories(work.getParent());
        Files.writeString(work, "in the way");
        try (var publisher = publisher(build)) {
            publisher.start();
            await(() -> !store.publications.newest(Publication.State.FAILED, null, 9).isEmpty());
            Publication failed = store.publications.newest(null, null, 9).getFirst().publication();
            assertTrue(String.valueOf(failed.message()).contains("is a file"), failed.message());
            assertEquals(id, failed.entry());
            Files.delete(work);
            clock.now = clock.now.plusSeconds(11);
            publisher.wake();
            await(() -> state(failed.id()) == Publication.State.DONE);
            assertTrue(feed().contains("一"));
        }
    }

    @Test
    void aThemeThatCannotBeBuiltIsNotTriedWithoutEnd() throws Exception {
        publish("page", page("一"));
        Files.createDirectories(theme.resolve("templates"));
        Files.writeString(theme.resolve("templates/layout.peb"), "{{ nowhere }}");
        var builds = new AtomicInteger();
        PublishedContent published = content();
        var broken =
                new SiteBuild(
                        () -> {
                            builds.incrementAndGet();
                            return published.read();
                        },
                        _ -> Optional.empty(),
                        data,
                        Theme.at(theme),
                        releases);
        try (var publisher = publisher(broken)) {
            publisher.start();
            await(() -> !store.publications.newest(Publication.State.FAILED, null, 9).isEmpty());
            int tried = builds.get();
            TimeUnit.SECONDS.sleep(5);
            assertEquals(tried, builds.get(), "it looks every two seconds, and waits");
            clock.now = clock.now.plusSeconds(11);
            publisher.wake();
            await(() -> builds.get() > tried);
        }
    }

    @Test
    void nothingIsPublishedWhileAnEarlierReleaseIsShownAgain() throws Exception {
        publish("page", page("一"));
        build.run(Progress.silent());
        UUID id = publish("page", page("二"));
        build.run(Progress.silent());
        try (var _ = releases.lock()) {
            releases.rollBack(1);
        }
        try (var publisher = publisher(build)) {
            publisher.start();
            UUID waiting = edit(id, page("三"));
            publisher.wake();
            TimeUnit.MILLISECONDS.sleep(300);
            assertEquals(Publication.State.QUEUED, state(waiting));
            assertFalse(feed().contains("二"));
            releases.resume();
            publisher.wake();
            await(() -> state(waiting) == Publication.State.DONE);
            assertTrue(feed().contains("三"));
        }
    }

    private Publication.State state(UUID publication) {
        return store.publications.find(publication).orElseThrow().state();
    }

    private String message(UUID publication) {
        return String.valueOf(store.publications.find(publication).orElseThrow().message());
    }

    private String feed() throws IOException {
        return Files.readString(releases.current().orElseThrow().resolve("feed.xml"));
    }

    private static Fields page(String title) {
        return Fields.NONE.with("title", new Value.Text(title));
    }

    private String banner() throws IOException {
        Path page = releases.current().orElseThrow().resolve("verify/K-1/index.html");
        return Files.readString(page);
    }

    private UUID edit(UUID id, Fields fields) {
        return store.database.write(tx -> {
            long version = store.entries.find(tx, id).orElseThrow().version();
            store.entries.save(tx, id, version, new Content(fields, Set.of()), null);
            var accepted =
                    assertInstanceOf(
                            PublishOutcome.Accepted.class,
                            store.publishing.publish(tx, id, OptionalLong.empty(), null));
            return accepted.publication().id();
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
