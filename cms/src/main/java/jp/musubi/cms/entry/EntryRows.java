package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Entry;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reading rows of entries and revisions. */
final class EntryRows {
    private static final String STATE =
            "e.id, e.type, e.slug, e.title, e.owner, e.version, e.draft_revision, e.last_revision,"
                    + " e.live_revision, e.source, e.external_id, e.created_at, e.saved_at,"
                    + " e.published_at, e.live_at, e.next_slug, e.live_path";

    private static final String LIVE =
            "select "
                    + STATE
                    + ", r.body from entry e"
                    + " join revision r on r.entry_id = e.id and r.number = e.live_revision";

    private static final String DRAFT =
            "select "
                    + STATE
                    + ", r.body from entry e"
                    + " join revision r on r.entry_id = e.id and r.number = e.draft_revision";

    /** Not in the trash. */
    private static final String KEPT = "e.trashed_at is null";

    private EntryRows() {}

    static Optional<StoredEntry> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select " + STATE + " from entry e where e.id = ? and " + KEPT)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> state(row))
                .findOne();
    }

    static Optional<StoredEntry> find(Transaction tx, String type, String slug) {
        return tx.handle()
                .createQuery(
                        "select "
                                + STATE
                                + " from entry e where e.type = ? and e.slug = ? and "
                                + KEPT)
                .bind(0, type)
                .bind(1, slug)
                .map((row, context) -> state(row))
                .findOne();
    }

    static Optional<Draft> findDraft(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(DRAFT + " where e.id = ? and " + KEPT)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> draft(row))
                .findOne();
    }

    /** Locks an entry until the transaction ends, and reads its state; empty when there is none. */
    static Optional<StoredEntry> lock(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(
                        "select "
                                + STATE
                                + " from entry e where e.id = ? and "
                                + KEPT
                                + " for update")
                .bind(0, Ids.bytes(id))
                .map((row, context) -> state(row))
                .findOne();
    }

    /** The drafts of those ids, by id. */
    static Map<UUID, Draft> drafts(Transaction tx, Collection<UUID> ids) {
        var drafts = new HashMap<UUID, Draft>();
        byIds(tx, DRAFT, ids)
                .map((row, context) -> draft(row))
                .forEach(draft -> drafts.put(draft.entry().id(), draft));
        return drafts;
    }

    static Optional<LiveEntry> findLive(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(LIVE + " where e.id = ?")
                .bind(0, Ids.bytes(id))
                .map((row, context) -> live(row))
                .findOne();
    }

    static Optional<LiveEntry> findLive(Transaction tx, String type, String slug) {
        return tx.handle()
                .createQuery(LIVE + " where e.type = ? and e.slug = ?")
                .bind(0, type)
                .bind(1, slug)
                .map((row, context) -> live(row))
                .findOne();
    }

    /** The published entries of those ids, in the order of the list. */
    static List<LiveEntry> live(Transaction tx, List<UUID> ids) {
        var live = new HashMap<String, LiveEntry>();
        byIds(tx, LIVE, ids)
                .map((row, context) -> live(row))
                .forEach(found -> live.put(found.entry().id(), found));
        List<LiveEntry> ordered = new ArrayList<>();
        for (UUID id : ids) {
            LiveEntry found = live.get(id.toString());
            if (found != null) {
                ordered.add(found);
            }
        }
        return ordered;
    }

    /** Published entries of a type with ids behind that one (all, if it is null), in order. */
    static List<LiveEntry> liveAfter(Transaction tx, String type, @Nullable UUID after, int limit) {
        return tx.handle()
                .createQuery(LIVE + " where e.id > ? and e.type = ? order by e.id limit " + limit)
                .bind(0, after == null ? new byte[0] : Ids.bytes(after))
                .bind(1, type)
                .map((row, context) -> live(row))
                .list();
    }

    /** Published entries with ids behind that one (all, if it is null), in order. */
    static List<LiveEntry> liveAfter(Transaction tx, @Nullable UUID after, int limit) {
        return tx.handle()
                .createQuery(LIVE + " where e.id > ? order by e.id limit " + limit)
                .bind(0, after == null ? new byte[0] : Ids.bytes(after))
                .map((row, context) -> live(row))
                .list();
    }

    /** Published entries with those ids, in no order. */
    static List<LiveEntry> live(Transaction tx, Collection<UUID> ids) {
        return tx.handle()
                .createQuery(LIVE + " where e.id in (<ids>)")
                .bindList("ids", ids.stream().map(Ids::bytes).toList())
                .map((row, context) -> live(row))
                .list();
    }

    static List<StoredEntry> newest(
            Transaction tx, @Nullable String type, @Nullable UUID owner, int limit, int offset) {
        List<String> conditions = new ArrayList<>(List.of(KEPT));
        if (type != null) {
            conditions.add("e.type = :type");
        }
        if (owner != null) {
            conditions.add("e.owner = :owner");
        }
        String where = " where " + String.join(" and ", conditions);
        Query query =
                tx.handle()
                        .createQuery(
                                "select "
                                        + STATE
                                        + " from entry e"
                                        + where
                                        + " order by e.saved_at desc, e.id desc"
                                        + " limit :limit offset :offset")
                        .bind("limit", limit)
                        .bind("offset", offset);
        if (type != null) {
            query.bind("type", type);
        }
        if (owner != null) {
            query.bind("owner", Ids.bytes(owner));
        }
        return query.map((row, context) -> state(row)).list();
    }

    /** Puts an entry into the trash or takes it out; false when it is where it should go. */
    static boolean setTrashed(Transaction tx, UUID id, boolean trashed) {
        return tx.handle()
                        .createUpdate(
                                "update entry set trashed_at = ? where id = ? and trashed_at is "
                                        + (trashed ? "null" : "not null"))
                        .bind(0, trashed ? Long.valueOf(Micros.of(tx.now())) : null)
                        .bind(1, Ids.bytes(id))
                        .execute()
                == 1;
    }

    /** What is in the trash, last thrown away first. */
    static List<StoredEntry> trashed(Transaction tx, int limit) {
        return tx.handle()
                .createQuery(
                        "select "
                                + STATE
                                + " from entry e where e.trashed_at is not null"
                                + " order by e.trashed_at desc, e.id limit "
                                + limit)
                .map((row, context) -> state(row))
                .list();
    }

    static Optional<StoredEntry> findTrashed(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(
                        "select "
                                + STATE
                                + " from entry e where e.id = ? and e.trashed_at is not null")
                .bind(0, Ids.bytes(id))
                .map((row, context) -> state(row))
                .findOne();
    }

    /** Those of the ids that are in the trash. */
    static Set<UUID> trashedAmong(Transaction tx, Collection<UUID> ids) {
        Query query =
                tx.handle()
                        .createQuery(
                                "select e.id from entry e where e.trashed_at is not null"
                                        + " and e.id in ("
                                        + places(ids.size())
                                        + ")");
        int at = 0;
        for (UUID id : ids) {
            query.bind(at++, Ids.bytes(id));
        }
        return query.map((row, context) -> Ids.of(row.getBytes("id"))).set();
    }

    private static Query byIds(Transaction tx, String select, Collection<UUID> ids) {
        Query query =
                tx.handle().createQuery(select + " where e.id in (" + places(ids.size()) + ")");
        int at = 0;
        for (UUID id : ids) {
            query.bind(at++, Ids.bytes(id));
        }
        return query;
    }

    /** That many question marks; null, which nothing equals, when there are none. */
    static String places(int count) {
        return count == 0 ? "null" : String.join(", ", Collections.nCopies(count, "?"));
    }

    static StoredEntry state(ResultSet row) throws SQLException {
        int liveRevision = row.getInt("live_revision");
        boolean live = !row.wasNull();
        return new StoredEntry(
                Ids.of(row.getBytes("id")),
                row.getString("type"),
                row.getString("slug"),
                row.getString("title"),
                id(row, "owner"),
                row.getLong("version"),
                row.getInt("draft_revision"),
                row.getInt("last_revision"),
                live ? Integer.valueOf(liveRevision) : null,
                externalKey(row),
                Micros.get(row, "created_at"),
                Micros.get(row, "saved_at"),
                Micros.find(row, "published_at"),
                Micros.find(row, "live_at"),
                row.getString("next_slug"),
                row.getString("live_path"));
    }

    static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Ids.of(bytes);
    }

    private static @Nullable ExternalKey externalKey(ResultSet row) throws SQLException {
        byte[] source = row.getBytes("source");
        byte[] id = row.getBytes("external_id");
        return source == null || id == null
                ? null
                : new ExternalKey(
                        new String(source, StandardCharsets.UTF_8),
                        new String(id, StandardCharsets.UTF_8));
    }

    static Draft draft(ResultSet row) throws SQLException {
        return new Draft(state(row), ContentJson.read(row.getString("body")));
    }

    private static LiveEntry live(ResultSet row) throws SQLException {
        Content content = ContentJson.read(row.getString("body"));
        return live(state(row), content);
    }

    /** A published entry of its state and what its live revision says. */
    static LiveEntry live(StoredEntry state, Content content) {
        Instant liveAt = Objects.requireNonNull(state.liveAt());
        Instant publishedAt = Objects.requireNonNull(state.publishedAt());
        return new LiveEntry(
                new Entry(
                        state.type(),
                        state.id().toString(),
                        state.slug(),
                        publishedAt,
                        liveAt,
                        content.fields(),
                        content.shown()),
                Objects.requireNonNull(state.liveRevision()));
    }
}
