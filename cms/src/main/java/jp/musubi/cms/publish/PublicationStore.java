package jp.musubi.cms.publish;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outbox: what the publisher has to do, is doing and did. */
public final class PublicationStore {
    private final Database database;
    private final Ids ids;

    public PublicationStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Leaves work, in the transaction that made the change. */
    public Publication add(Transaction tx, Publication.Kind kind, @Nullable UUID entry) {
        return Unwritten.body(database, ids);
    }

    /** The publication of that id. */
    public Optional<Publication> find(UUID id) {
        return Unwritten.body();
    }

    /** Takes the oldest queued work: it is running from now on. Empty when there is none. */
    public List<Publication> claim(int limit) {
        return Unwritten.body();
    }

    /** The site shows what these were about. */
    public void done(List<UUID> publications) {
        Unwritten.body();
    }

    /** The attempt failed; {@link #requeueFailed} tries again. */
    public void failed(List<UUID> publications, String message) {
        Unwritten.body();
    }

    /**
     * Puts back what was running when the program died; call once, before the publisher starts.
     * Returns how many.
     */
    public int requeueInterrupted() {
        return Unwritten.body();
    }

    /** Puts back what failed; returns how many. */
    public int requeueFailed() {
        return Unwritten.body();
    }

    /** How many wait or run. */
    public long unfinished() {
        return Unwritten.body();
    }
}
