package jp.musubi.cms.audit;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Who did what and when. Events are only ever added, in the transaction of what they record. */
public final class AuditLog {
    private final Database database;
    private final Ids ids;

    public AuditLog(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Writes an event down.
     *
     * @param actor the account that acted; null for the program itself
     * @param action a word and a verb, as in {@code entry.publish}
     * @param subject id of what was acted on, if one thing was
     * @param details a few words more, without personal data; empty for none
     */
    public void add(
            Transaction tx,
            @Nullable UUID actor,
            String action,
            @Nullable UUID subject,
            String details) {
        Unwritten.body(database, ids);
    }

    /** The newest events, newest first. */
    public List<AuditEvent> newest(int limit) {
        return Unwritten.body();
    }

    /** What was done to one thing, newest first. */
    public List<AuditEvent> about(UUID subject, int limit) {
        return Unwritten.body();
    }
}
