package jp.musubi.cms.audit;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Rows of events, and the one row that is the end of their chain. */
final class AuditRows {
    private static final String COLUMNS =
            "id, sequence, happened_at, actor, action, subject, details, digest";

    private AuditRows() {}

    /** The end of the chain. */
    record Head(long sequence, String digest) {}

    /** An event with its digest in hex, as both are stored; empty where there is none. */
    record Chained(AuditEvent event, String digest) {
        /** The end of the chain while this is the last event. */
        Head head() {
            return new Head(event.sequence(), digest);
        }
    }

    /** The end of the chain, which nobody else changes until the transaction ends. */
    static Head lockHead(Transaction tx) {
        return head(tx, " for update");
    }

    static Head head(Transaction tx) {
        return head(tx, "");
    }

    private static Head head(Transaction tx, String suffix) {
        return tx.handle()
                .createQuery(
                        "select sequence, digest from audit_head where name = 'audit'" + suffix)
                .map((row, context) -> new Head(row.getLong("sequence"), hex(row)))
                .one();
    }

    static void moveHead(Transaction tx, Head head) {
        tx.handle()
                .createUpdate("update audit_head set sequence = ?, digest = ? where name = 'audit'")
                .bind(0, head.sequence())
                .bind(1, HexFormat.of().parseHex(head.digest()))
                .execute();
    }

    static void insertPending(Transaction tx, AuditEvent event) {
        tx.handle()
                .createUpdate(
                        "insert into audit_pending (id, happened_at, actor, action, subject,"
                                + " details) values (?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(event.id()))
                .bind(1, Micros.of(event.at()))
                .bind(2, bytes(event.actor()))
                .bind(3, event.action())
                .bind(4, bytes(event.subject()))
                .bind(5, event.details())
                .execute();
    }

    /** Whether events wait to be chained. */
    static boolean isPending(Transaction tx) {
        return tx.handle()
                .createQuery("select 1 from audit_pending limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Events that wait to be chained, oldest first. */
    static List<AuditEvent> pending(Transaction tx, int limit) {
        return tx.handle()
                .createQuery(
                        "select id, 0 as sequence, happened_at, actor, action, subject, details"
                                + " from audit_pending order by id limit "
                                + limit)
                .map((row, context) -> event(row))
                .list();
    }

    static void removePending(Transaction tx, List<AuditEvent> events) {
        String places = String.join(", ", Collections.nCopies(events.size(), "?"));
        Update delete =
                tx.handle().createUpdate("delete from audit_pending where id in (" + places + ")");
        for (int at = 0; at < events.size(); at++) {
            delete.bind(at, Ids.bytes(events.get(at).id()));
        }
        delete.execute();
    }

    static void insert(Transaction tx, List<Chained> events) {
        try (PreparedBatch batch =
                tx.handle()
                        .prepareBatch(
                                "insert into audit_event (id, sequence, happened_at, actor, action,"
                                        + " subject, details, digest)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Chained chained : events) {
                AuditEvent event = chained.event();
                batch.bind(0, Ids.bytes(event.id()))
                        .bind(1, event.sequence())
                        .bind(2, Micros.of(event.at()))
                        .bind(3, bytes(event.actor()))
                        .bind(4, event.action())
                        .bind(5, bytes(event.subject()))
                        .bind(6, event.details())
                        .bind(7, HexFormat.of().parseHex(chained.digest()))
                        .add();
            }
            batch.execute();
        }
    }

    /** Gives an event of before the chain its place. */
    static void chain(Transaction tx, Chained chained) {
        AuditEvent event = chained.event();
        tx.handle()
                .createUpdate("update audit_event set sequence = ?, digest = ? where id = ?")
                .bind(0, event.sequence())
                .bind(1, HexFormat.of().parseHex(chained.digest()))
                .bind(2, Ids.bytes(event.id()))
                .execute();
    }

    /** Events without a place in the chain, oldest first. */
    static List<AuditEvent> unchained(Transaction tx, int limit) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from audit_event where sequence is null order by id limit "
                                + limit)
                .map((row, context) -> event(row))
                .list();
    }

    /** A piece of the chain, in order. */
    static List<Chained> after(Transaction tx, long sequence, int limit) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from audit_event where sequence > ? order by sequence limit "
                                + limit)
                .bind(0, sequence)
                .map((row, context) -> chained(row))
                .list();
    }

    /** Events that pass, newest first. */
    static List<AuditEvent> find(Transaction tx, AuditQuery asked, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        var values = new ArrayList<Object>();
        add(conditions, values, "actor = ?", bytes(asked.actor()));
        add(conditions, values, "subject = ?", bytes(asked.subject()));
        add(conditions, values, "happened_at >= ?", Micros.orNull(asked.from()));
        add(conditions, values, "happened_at < ?", Micros.orNull(asked.until()));
        add(conditions, values, "sequence < ?", asked.before());
        String action = asked.action();
        if (action != null) {
            conditions.add("(action = ? or action like ?)");
            values.add(action);
            values.add(action.replaceAll("[%_\\\\]", "") + ".%");
        }
        Query query =
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from audit_event where "
                                        + String.join(" and ", conditions)
                                        + " order by sequence desc limit "
                                        + limit);
        for (int at = 0; at < values.size(); at++) {
            query.bind(at, values.get(at));
        }
        return query.map((row, context) -> event(row)).list();
    }

    private static void add(
            List<String> conditions,
            List<Object> values,
            String condition,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static Chained chained(ResultSet row) throws SQLException {
        return new Chained(event(row), hex(row));
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                Ids.of(row.getBytes("id")),
                row.getLong("sequence"),
                Micros.get(row, "happened_at"),
                idOrNull(row.getBytes("actor")),
                row.getString("action"),
                idOrNull(row.getBytes("subject")),
                row.getString("details"));
    }

    private static String hex(ResultSet row) throws SQLException {
        byte[] digest = row.getBytes("digest");
        return digest == null ? "" : HexFormat.of().formatHex(digest);
    }

    private static @Nullable UUID idOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : Ids.of(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Ids.bytes(id);
    }
}
