package jp.musubi.cms.publish;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Chooses the one process that publishes, among those that share a store. It holds a lease that it
 * renews; when it dies or hangs, another takes over as soon as the lease has run out.
 *
 * <p>Clocks may differ by less than the lease lasts. That two never change the same files at once
 * is the business of the lock on them, not of the lease.
 */
public final class Election implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Election.class);
    private static final String NAME = "publisher";

    /** A lease is renewed so many times before it runs out. */
    private static final int RENEWALS = 4;

    private final Database database;
    private final UUID self;
    private final Clock clock;
    private final Duration lease;
    private final boolean isAlone;
    private volatile Instant until = Instant.MIN;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;

    /**
     * A candidate.
     *
     * @param self of this process, unlike any other
     * @param lease how long others wait when the one that publishes is not heard of
     * @param isAlone whether no other process can have the store open, so that the lease of an
     *     earlier one need not run out
     */
    public Election(Database database, UUID self, Clock clock, Duration lease, boolean isAlone) {
        this.database = database;
        this.self = self;
        this.clock = clock;
        this.lease = lease;
        this.isAlone = isAlone;
    }

    /**
     * Stands for election from now on.
     *
     * @param elected is run each time this process becomes the one that publishes
     */
    void start(Runnable elected) {
        stand(elected);
        Thread.ofPlatform().name("election").daemon().start(() -> run(elected));
    }

    /** Whether this process publishes. */
    boolean isElected() {
        return clock.instant().isBefore(until);
    }

    private void run(Runnable elected) {
        while (!closed) {
            try {
                if (ended.await(lease.toNanos() / RENEWALS, TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
            try {
                stand(elected);
            } catch (RuntimeException e) {
                LOG.warn("Whether this process publishes could not be renewed: {}", e.toString());
            }
        }
    }

    private synchronized void stand(Runnable elected) {
        if (closed) {
            return;
        }
        boolean before = isElected();
        Instant end = clock.instant().plus(lease);
        boolean won = database.write(tx -> take(tx, end));
        until = won ? end : Instant.MIN;
        if (won && !before) {
            elected.run();
        }
    }

    private boolean take(Transaction tx, Instant end) {
        return tx.handle()
                        .createUpdate(
                                "update lease set holder = ?, until = ?"
                                        + " where name = ? and (holder = ? or until <= ? or 1 = ?)")
                        .bind(0, Ids.bytes(self))
                        .bind(1, Micros.of(end))
                        .bind(2, NAME)
                        .bind(3, Ids.bytes(self))
                        .bind(4, Micros.of(clock.instant()))
                        .bind(5, isAlone ? 1 : 0)
                        .execute()
                > 0;
    }

    /** Lets another process publish at once. */
    @Override
    public void close() {
        closed = true;
        // Not by an interrupt: in the middle of a write it would close the file of embedded H2.
        ended.countDown();
        synchronized (this) {
            until = Instant.MIN;
            database.write(tx ->
                    tx.handle()
                            .createUpdate(
                                    "update lease set until = 0 where name = ? and holder = ?")
                            .bind(0, NAME)
                            .bind(1, Ids.bytes(self))
                            .execute());
        }
    }
}
