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
    private final List<Runnable> last = new ArrayList<>();

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

    /**
     * Leaves writing for the very end, right before the commit: what takes a lock that all writers
     * want is done there, so that nobody holds it while working, and all take it last.
     */
    public void beforeCommit(Runnable writing) {
        last.add(writing);
    }

    void finish() {
        for (int at = 0; at < last.size(); at++) {
            last.get(at).run();
        }
    }
}
