package jp.musubi.cms.entry;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.model.ContentType;

import org.jdbi.v3.core.statement.Query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lists of entries for staff: whatever their state, by what their drafts say. */
public final class WorkLists {
    private static final String BELOW = " where field = ? and position >= ? and position < ?";

    private static final String LIVE_AT = "coalesce(e.live_at, e.created_at)";

    private final Database database;

    public WorkLists(Database database) {
        this.database = database;
    }

    /**
     * Entries that pass, with what their drafts say.
     *
     * @param limit at most {@link WorkQuery#MAX_LIMIT_ENTRIES}
     */
    public List<Draft> find(WorkQuery asked, int limit, int offset) {
        if (limit < 1 || limit > WorkQuery.MAX_LIMIT_ENTRIES) {
            throw new IllegalArgumentException("limit " + limit);
        }
        return database.read(tx -> {
            List<UUID> ids =
                    query(
                                    tx,
                                    "select e.id",
                                    asked,
                                    " order by "
                                            + asked.order().columns()
                                            + " limit "
                                            + limit
                                            + " offset "
                                            + offset)
                            .map((row, context) -> Ids.of(row.getBytes("id")))
                            .list();
            Map<UUID, Draft> drafts = EntryRows.drafts(tx, ids);
            List<Draft> ordered = new ArrayList<>();
            for (UUID id : ids) {
                Draft draft = drafts.get(id);
                if (draft != null) {
                    ordered.add(draft);
                }
            }
            return ordered;
        });
    }

    /** How many pass. */
    public int count(WorkQuery asked) {
        return database.read(
                tx -> query(tx, "select count(*)", asked, "").mapTo(Integer.class).one());
    }

    /** An entry that is in the trash. */
    public Optional<StoredEntry> findTrashed(UUID id) {
        return database.read(tx -> EntryRows.findTrashed(tx, id));
    }

    private static Query query(Transaction tx, String select, WorkQuery asked, String end) {
        var sql =
                new StringBuilder(select)
                        .append(" from entry e where e.type = ? and ")
                        .append(asked.state().condition());
        List<Object> values = new ArrayList<>(List.of(asked.type().name()));
        if (!asked.title().isEmpty()) {
            sql.append(" and lower(e.title) like ? escape '!'");
            String part = asked.title().toLowerCase(Locale.ROOT);
            values.add("%" + part.replaceAll("([!%_])", "!$1") + "%");
        }
        asked.filters()
                .forEach((field, value) -> {
                    sql.append(
                            " and exists (select 1 from term t where t.entry_id = e.id"
                                    + " and t.field = ? and t.term_value = ?)");
                    values.add(Terms.key(asked.type(), field));
                    values.add(Terms.stored(value));
                });
        Query query = tx.handle().createQuery(sql.append(end).toString());
        for (int at = 0; at < values.size(); at++) {
            query.bind(at, values.get(at));
        }
        return query;
    }

    /** A published entry with its value in a list column. */
    public record Dated(UUID entry, String value) {}

    /**
     * How many published entries of a type have a value in a list column that is less than that
     * one, as lists order them; those without a value do not count.
     */
    public long countBelow(ContentType type, String column, String value) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select count(*) from sort_key" + BELOW)
                        .bind(0, Terms.key(type, column))
                        .bind(1, new byte[] {SortKeys.PRESENT})
                        .bind(2, position(value))
                        .mapTo(Long.class)
                        .one());
    }

    /** Those entries that {@link #countBelow} counts, the least first. */
    public List<Dated> below(ContentType type, String column, String value) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select entry_id, position from sort_key"
                                        + BELOW
                                        + " order by position")
                        .bind(0, Terms.key(type, column))
                        .bind(1, new byte[] {SortKeys.PRESENT})
                        .bind(2, position(value))
                        .map((row, context) -> dated(row))
                        .list());
    }

    /** The first of the entries that follow those. */
    public Optional<Dated> firstFrom(ContentType type, String column, String value) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select entry_id, position from sort_key"
                                        + BELOW
                                        + " order by position limit 1")
                        .bind(0, Terms.key(type, column))
                        .bind(1, position(value))
                        .bind(2, new byte[] {SortKeys.MISSING_LAST})
                        .map((row, context) -> dated(row))
                        .findOne());
    }

    /** A published entry without a value in a list column, and when it last became public. */
    public record Undated(UUID entry, Instant liveAt) {}

    /** Published entries without a value in a list column that became public before a time. */
    public List<Undated> undated(ContentType type, String column, Instant before) {
        return database.read(tx ->
                undated(tx, LIVE_AT, type, column, " < ? order by " + LIVE_AT, before)
                        .map((row, context) -> undated(row))
                        .list());
    }

    /** How many those are. */
    public long countUndated(ContentType type, String column, Instant before) {
        return database.read(tx ->
                undated(tx, "count(*)", type, column, " < ?", before).mapTo(Long.class).one());
    }

    /** The first such entry that became public at a time or later. */
    public Optional<Undated> firstUndatedFrom(ContentType type, String column, Instant from) {
        return database.read(tx ->
                undated(tx, LIVE_AT, type, column, " >= ? order by " + LIVE_AT + " limit 1", from)
                        .map((row, context) -> undated(row))
                        .findOne());
    }

    private static Query undated(
            Transaction tx,
            String columns,
            ContentType type,
            String column,
            String condition,
            Instant time) {
        String entry = columns.equals(LIVE_AT) ? "e.id, " + LIVE_AT + " as live" : columns;
        return tx.handle()
                .createQuery(
                        "select "
                                + entry
                                + " from sort_key k join entry e on e.id = k.entry_id"
                                + " where k.field = ? and k.position >= ? and k.position < ? and "
                                + LIVE_AT
                                + condition)
                .bind(0, Terms.key(type, column))
                .bind(1, new byte[] {SortKeys.MISSING_FIRST})
                .bind(2, new byte[] {SortKeys.PRESENT})
                .bind(3, Micros.of(time));
    }

    private static Undated undated(ResultSet row) throws SQLException {
        return new Undated(Ids.of(row.getBytes("id")), Micros.get(row, "live"));
    }

    private static byte[] position(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 1).put(SortKeys.PRESENT).put(text).array();
    }

    private static Dated dated(ResultSet row) throws SQLException {
        return new Dated(Ids.of(row.getBytes("entry_id")), SortKeys.text(row.getBytes("position")));
    }
}
