package jp.musubi.cms.publish;

import jp.musubi.cms.release.Releases;
import jp.musubi.site.BuildFailed;
import jp.musubi.site.Progress;
import jp.musubi.site.plan.Failure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes what waits to be published and brings the site up to date, one build at a time; what comes
 * while a build runs goes into the next one. When a day changes the site by itself, as the last day
 * of a banner does, it is built at the beginning of that day.
 *
 * <p>Of several processes that share a store, only the elected one does so. While somebody shows an
 * earlier release, everything waits.
 */
public final class Publisher implements AutoCloseable {
    /** Publications that one build takes up. */
    private static final int MAX_BATCH_PUBLICATIONS = 10_000;

    /** How often to look for work that another process left. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private static final Duration MAX_LAST_BUILD = Duration.ofSeconds(30);

    /** What the system says when a disk is full. */
    private static final String NO_SPACE = "No space left on device";

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** So long nothing is published before what can wait is done. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    /** So many builds may follow one another before it is done all the same. */
    private static final int MAX_UNSETTLED_BUILDS = 200;

    private final PublicationStore publications;
    private final SiteBuild build;
    private final Releases releases;
    private final Election election;
    private final DeedsOfCommands deeds;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private int unsettled;
    private volatile boolean closed;

    /** Builds that failed one after another, and when to build again though nobody publishes. */
    private int failures;

    private Instant retryAt = Instant.MIN;
    private @Nullable Thread thread;

    public Publisher(
            PublicationStore publications,
            SiteBuild build,
            Releases releases,
            Election election,
            DeedsOfCommands deeds,
            Clock clock) {
        this.publications = publications;
        this.build = build;
        this.releases = releases;
        this.election = election;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** Begins; once elected, what another process left unfinished is taken up again. */
    public void start() {
        election.start(() -> {
            publications.requeueInterrupted();
            wake();
        });
        thread = Thread.ofPlatform().name("publisher").daemon().start(this::run);
        wake();
    }

    /** Says that there is something to publish. */
    public void wake() {
        work.release();
    }

    private void run() {
        while (!closed) {
            try {
                takeUp();
                boolean told = work.tryAcquire(untilNextLook().toMillis(), TimeUnit.MILLISECONDS);
                if (told) {
                    work.drainPermits();
                } else if (unsettled > 0) {
                    settle();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | IOException e) {
                LOG.error("The publisher could not work; it tries again.", e);
                pause();
            }
        }
        if (unsettled > 0) {
            settle();
        }
    }

    private Duration untilNextLook() {
        Duration left = untilNextTurn();
        return unsettled > 0 && left.compareTo(QUIET) > 0 ? QUIET : left;
    }

    private Duration untilNextTurn() {
        return Stream.of(build.turnsAt(), publications.nextTry())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(turn -> Duration.between(clock.instant(), turn).plusMillis(1))
                .filter(left -> left.isPositive() && left.compareTo(LOOK_EVERY) < 0)
                .orElse(LOOK_EVERY);
    }

    /** Whether the site has to be built though nobody published anything. */
    private boolean isOver() throws IOException {
        return build.turnsAt().filter(turn -> !clock.instant().isBefore(turn)).isPresent()
                || !releases.isBuildShown();
    }

    private void takeUp() throws IOException {
        deeds.record();
        if (!election.isElected() || releases.hold().isPresent()) {
            return;
        }
        List<Publication> batch = publications.claim(MAX_BATCH_PUBLICATIONS);
        boolean isPatient = clock.instant().isBefore(retryAt);
        if (!batch.isEmpty() || (isOver() && !isPatient)) {
            build(batch);
        }
    }

    private void build(List<Publication> batch) {
        List<UUID> ids = batch.stream().map(Publication::id).toList();
        List<UUID> changed =
                batch.stream().map(Publication::entry).filter(Objects::nonNull).toList();
        try {
            SiteBuild.Built built = build.run(Progress.silent(), changed);
            failures = 0;
            retryAt = Instant.MIN;
            publications.shown(ids, built.release(), built.heldBack());
            LOG.info(
                    "Published {} changes: {} of {} files in {} ms.",
                    batch.size(),
                    built.report().written(),
                    built.report().written() + built.report().unchanged(),
                    built.report().total().toMillis());
            built.heldBack()
                    .forEach((entry, reason) ->
                            LOG.error(
                                    "The entry {} breaks the site and stays what it was: {}",
                                    entry,
                                    reason.sentence()));
        } catch (BuildFailed | IOException e) {
            String sentence = sentence(e);
            failures++;
            retryAt = clock.instant().plus(PublicationStore.patience(failures));
            publications.failed(
                    ids,
                    sentence,
                    e instanceof BuildFailed failed ? failed.failures() : List.of(Failure.of(e)));
            LOG.error("The site could not be built; the last release stays: {}", sentence);
            return;
        }
        if (++unsettled >= MAX_UNSETTLED_BUILDS) {
            settle();
        }
    }

    /** What nobody waits for is done when nobody does. */
    private void settle() {
        unsettled = 0;
        try {
            build.settle();
        } catch (IOException e) {
            LOG.warn("What is known of the site could not be written; it is tried again.", e);
        }
    }

    private static String sentence(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(NO_SPACE)
                ? "The disk is full; make room, then it is tried again by itself. (" + message + ")"
                : message;
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a build under way finish, then ends. */
    @Override
    public void close() {
        closed = true;
        wake();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(MAX_LAST_BUILD.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        election.close();
    }
}
