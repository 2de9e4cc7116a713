package jp.musubi.cms.publish;

import jp.musubi.site.BuildFailed;
import jp.musubi.site.BuildReport;
import jp.musubi.site.Progress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes what waits to be published and brings the site up to date, one build at a time; what comes
 * while a build runs goes into the next one. When a day changes the site by itself, as the last day
 * of a banner does, it is built at the beginning of that day.
 */
public final class Publisher implements AutoCloseable {
    /** Publications that one build takes up. */
    private static final int MAX_BATCH_PUBLICATIONS = 10_000;

    /** How often to look for work that another process left, in seconds. */
    private static final int LOOK_EVERY_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final PublicationStore publications;
    private final SiteBuild build;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;

    public Publisher(PublicationStore publications, SiteBuild build, Clock clock) {
        this.publications = publications;
        this.build = build;
        this.clock = clock;
    }

    /** Begins; what an earlier run left unfinished is taken up again. */
    public void start() {
        publications.requeueInterrupted();
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
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The publisher could not work; it tries again.", e);
                pause();
            }
        }
    }

    private Duration untilNextLook() {
        Duration usual = Duration.ofSeconds(LOOK_EVERY_SECONDS);
        return build.turnsAt()
                .map(turn -> Duration.between(clock.instant(), turn).plusMillis(1))
                .filter(left -> left.isPositive() && left.compareTo(usual) < 0)
                .orElse(usual);
    }

    private boolean isOver() {
        return build.turnsAt().filter(turn -> !clock.instant().isBefore(turn)).isPresent();
    }

    private void takeUp() {
        List<UUID> batch =
                publications.claim(MAX_BATCH_PUBLICATIONS).stream().map(Publication::id).toList();
        if (batch.isEmpty() && !isOver()) {
            return;
        }
        try {
            BuildReport report = build.run(Progress.silent());
            publications.done(batch);
            LOG.info(
                    "Published {} changes: {} pages in {} ms.",
                    batch.size(),
                    report.pages(),
                    report.total().toMillis());
        } catch (BuildFailed | IOException e) {
            String sentence = String.valueOf(e.getMessage());
            publications.failed(batch, sentence);
            LOG.error("The site could not be built; the last release stays: {}", sentence);
        }
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
                running.join(TimeUnit.SECONDS.toMillis(LOOK_EVERY_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
