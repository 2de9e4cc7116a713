package jp.musubi.cms.database;

import java.time.Clock;

/**
 * The store: embedded H2 or a MariaDB or MySQL server, migrated to the schema of this program.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {

    /** Work on the store. It may run more than once, so it does nothing but read and write it. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Transaction transaction);
    }

    /**
     * Opens the store and brings its schema up to date.
     *
     * @throws StoreUnavailable when it cannot be reached, or is open in another process; the
     *     message is one sentence for people
     */
    public static Database open(ConnectionSettings settings, Clock clock) {
        return Unwritten.body();
    }

    /** Reads what is committed. Nothing may be written. */
    public <T> T read(Work<T> work) {
        return Unwritten.body();
    }

    /**
     * Reads one unchanging state of the whole store, however long it takes (a snapshot, an export).
     */
    public <T> T snapshot(Work<T> work) {
        return Unwritten.body();
    }

    /**
     * Writes in one transaction and returns when it is durable: what this returned survives the
     * death of the process. Deadlocks and lock timeouts are tried again with a back-off. An
     * exception from the work rolls everything back.
     *
     * @throws OutcomeUnknown when the connection broke during the commit, so that nobody knows
     *     whether it happened
     */
    public <T> T write(Work<T> work) {
        return Unwritten.body();
    }

    /**
     * As {@link #write}, for work that finds out by itself whether it was done before (see {@link
     * IdempotencyStore}): it is also tried again when the connection broke during the commit.
     */
    public <T> T writeRepeatable(Work<T> work) {
        return Unwritten.body();
    }

    /** Whether the store answers at this moment; takes a connection for at most a second. */
    public boolean isReachable() {
        return Unwritten.body();
    }

    /** Closes all connections; an embedded store is written out and released. */
    @Override
    public void close() {
        Unwritten.body();
    }
}
