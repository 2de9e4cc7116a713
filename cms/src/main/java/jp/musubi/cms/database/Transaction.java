package jp.musubi.cms.database;

import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One unit of work on the store: all of it happens or none. It exists only inside {@link
 * Database#read}, {@link Database#write} or {@link Database#snapshot}; passing it on is how several
 * stores take part in the same transaction.
 */
public final class Transaction {
    private final Handle handle;
    private final Instant now;
    private final List<Runnable> afterwards = new ArrayList<>();

    Transaction(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** For the SQL of the stores; never committed or closed by them. */
    public Handle handle() {
        return handle;
    }

    /** The one time that everything written here carries, in whole microseconds. */
    public Instant now() {
        return now;
    }

    /** Leaves something to be done once everything written here is committed. */
    public void afterCommit(Runnable next) {
        afterwards.add(next);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }
}
