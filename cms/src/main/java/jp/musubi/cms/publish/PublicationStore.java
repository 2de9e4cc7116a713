package jp.musubi.cms.publish;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

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
        throw new UnsupportedOperationException("" + database + ids);
    }

    /** The publication of that id. */
    public Optional<Publication> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Takes the oldest queued work: it is running from now on. Empty when there is none. */
    public List<Publication> claim(int limit) {
        throw new UnsupportedOperationException();
    }

    /** The site shows what these were about. */
    public void done(List<UUID> publications) {
        throw new UnsupportedOperationException();
    }

    /** The attempt failed; {@link #requeueFailed} tries again. */
    public void failed(List<UUID> publications, String message) {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts back what was running when the program died; call once, before the publisher starts.
     * Returns how many.
     */
    public int requeueInterrupted() {
        throw new UnsupportedOperationException();
    }

    /** Puts back what failed; returns how many. */
    public int requeueFailed() {
        throw new UnsupportedOperationException();
    }

    /** How many wait or run. */
    public long unfinished() {
        throw new UnsupportedOperationException();
    }
}
