package jp.musubi.cms.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The store: embedded H2 or a MariaDB or MySQL server, migrated to the schema of this program.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** Attempts of one write before its failure is reported. */
    public static final int MAX_ATTEMPTS = 8;

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(5);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);
    private static final int REACHABLE_WITHIN_SECONDS = 1;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Dialect dialect;
    private final Durability durability;
    private final Clock clock;

    private Database(HikariDataSource pool, Dialect dialect, Durability durability, Clock clock) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        this.dialect = dialect;
        this.durability = durability;
        this.clock = clock;
    }

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
        Dialect dialect = Dialect.of(settings.url());
        HikariDataSource pool = pool(settings, dialect);
        try {
            try (Connection connection = pool.getConnection()) {
                dialect.refuseNewer(connection, settings.place());
            }
            migrate(pool, dialect);
            return new Database(pool, dialect, dialect.durability(settings.url()), clock);
        } catch (StoreUnavailable e) {
            pool.close();
            throw e;
        } catch (FlywayException | SQLException e) {
            pool.close();
            throw new StoreUnavailable(
                    "The tables of the database "
                            + settings.place()
                            + " could not be brought up to date: "
                            + Failures.firstLine(e),
                    e);
        }
    }

    private static HikariDataSource pool(ConnectionSettings settings, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        dialect.configure(config, settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.maxConnections());
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreUnavailable(sentence(e, settings), e);
        }
    }

    private static String sentence(Exception failure, ConnectionSettings settings) {
        if (Failures.isOpenElsewhere(failure)) {
            return "The database "
                    + settings.place()
                    + " is open in another process: stop the running server first, or let both use"
                    + " a MariaDB server (MUSUBI_DB_URL).";
        }
        return "The database "
                + settings.place()
                + " cannot be reached: check the address, that it runs, the user and the password ("
                + Failures.firstLine(failure)
                + ").";
    }

    private static void migrate(HikariDataSource pool, Dialect dialect) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }

    /** Reads what is committed. Nothing may be written. */
    public <T> T read(Work<T> work) {
        try (Handle handle = jdbi.open()) {
            T result = work.run(new Transaction(handle, now()));
            handle.rollback();
            return result;
        }
    }

    /**
     * Reads one unchanging state of the whole store, however long it takes (a snapshot, an export).
     */
    public <T> T snapshot(Work<T> work) {
        try (Handle handle = jdbi.open()) {
            Connection connection = handle.getConnection();
            try {
                connection.setTransactionIsolation(dialect.snapshotIsolation());
                return work.run(new Transaction(handle, now()));
            } catch (SQLException e) {
                throw new StoreUnavailable("The database refused a consistent read.", e);
            } finally {
                handle.rollback();
            }
        }
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
        return write(work, false);
    }

    /**
     * As {@link #write}, for work that finds out by itself whether it was done before (see {@link
     * IdempotencyStore}): it is also tried again when the connection broke during the commit.
     */
    public <T> T writeRepeatable(Work<T> work) {
        return write(work, true);
    }

    private <T> T write(Work<T> work, boolean repeatable) {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = durability.undivided(() -> attempt(work));
                durability.await();
                return result;
            } catch (OutcomeUnknown e) {
                if (!repeatable || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            } catch (RuntimeException e) {
                if (!Failures.isTransient(e) || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
            backOff(attempt);
        }
    }

    private <T> T attempt(Work<T> work) {
        try (Handle handle = jdbi.open()) {
            T result;
            Transaction transaction = new Transaction(handle, now());
            try {
                result = work.run(transaction);
            } catch (RuntimeException | Error e) {
                rollBack(handle, e);
                throw e;
            }
            commit(handle);
            transaction.committed();
            return result;
        }
    }

    private static void commit(Handle handle) {
        try {
            handle.getConnection().commit();
        } catch (SQLException e) {
            if (Failures.isConnectionLoss(e)) {
                throw new OutcomeUnknown(e);
            }
            throw new CommitFailed(e);
        }
    }

    private static void rollBack(Handle handle, Throwable reason) {
        try {
            handle.getConnection().rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Twice as long each time, and never the same for two that collided. */
    private static void backOff(int attempt) {
        long most = FIRST_BACK_OFF.toNanos() << (attempt - 1);
        try {
            TimeUnit.NANOSECONDS.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to write again", e);
        }
    }

    /** Whether the store answers at this moment. */
    public boolean isReachable() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(REACHABLE_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * The same store at other times, for histories that are told and not lived. It is closed with
     * this one.
     */
    public Database at(Clock other) {
        return new Database(pool, dialect, durability, other);
    }

    /** Closes all connections; an embedded store is written out and released. */
    @Override
    public void close() {
        pool.close();
        durability.close();
    }

    private Instant now() {
        return Micros.truncated(clock.instant());
    }

    /** A commit that the database refused; everything is rolled back. */
    private static final class CommitFailed extends RuntimeException {
        CommitFailed(SQLException cause) {
            super(cause);
        }
    }
}
