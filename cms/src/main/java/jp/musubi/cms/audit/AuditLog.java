package jp.musubi.cms.audit;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Who did what and when. Events are only ever added, in the transaction of what they record. */
public final class AuditLog {
    private static final int MAX_DETAILS_UNITS = 1_000;
    private static final String COLUMNS = "id, happened_at, actor, action, subject, details";

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
        tx.handle()
                .createUpdate(
                        "insert into audit_event (id, happened_at, actor, action, subject,"
                                + " details) values (?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Micros.of(tx.now()))
                .bind(2, actor == null ? null : Ids.bytes(actor))
                .bind(3, action)
                .bind(4, subject == null ? null : Ids.bytes(subject))
                .bind(5, StorableText.cut(details, MAX_DETAILS_UNITS))
                .execute();
    }

    /** The newest events, newest first. */
    public List<AuditEvent> newest(int limit) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from audit_event order by id desc limit "
                                        + limit)
                        .map((row, context) -> event(row))
                        .list());
    }

    /** What was done to one thing, newest first. */
    public List<AuditEvent> about(UUID subject, int limit) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from audit_event where subject = ?"
                                        + " order by id desc limit "
                                        + limit)
                        .bind(0, Ids.bytes(subject))
                        .map((row, context) -> event(row))
                        .list());
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                Ids.of(row.getBytes("id")),
                Micros.get(row, "happened_at"),
                idOrNull(row.getBytes("actor")),
                row.getString("action"),
                idOrNull(row.getBytes("subject")),
                row.getString("details"));
    }

    private static @Nullable UUID idOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : Ids.of(bytes);
    }
}
