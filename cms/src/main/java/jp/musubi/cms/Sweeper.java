package jp.musubi.cms;

import jp.musubi.cms.database.Database;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Takes away what ended by itself: sessions, links, invitations, old mails, forgotten applications.
 */
final class Sweeper implements RunningCms.Part {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Database database;
    private final List<Database.Work<Integer>> sweeps;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sweeper").daemon().factory());

    private @Nullable Future<?> rounds;

    /**
     * Sweeps.
     *
     * @param sweeps each returns how much it took away
     */
    Sweeper(Database database, List<Database.Work<Integer>> sweeps) {
        this.database = database;
        this.sweeps = List.copyOf(sweeps);
    }

    void start() {
        rounds = clock.scheduleWithFixedDelay(this::sweep, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    void sweep() {
        for (Database.Work<Integer> one : sweeps) {
            try {
                database.write(one);
            } catch (RuntimeException e) {
                LOG.error("Something old could not be taken away; that is tried again.", e);
            }
        }
    }

    @Override
    public void close() {
        Future<?> under = rounds;
        if (under != null) {
            under.cancel(false);
        }
        clock.shutdown();
        try {
            if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The sweeper did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
