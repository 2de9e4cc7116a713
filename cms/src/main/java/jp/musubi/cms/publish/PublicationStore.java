package jp.musubi.cms.publish;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The outbox: what the publisher has to do, is doing and did. */
public final class PublicationStore {
    private static final int MAX_MESSAGE_UNITS = 2_000;
    private static final String COLUMNS =
            "id, entry_id, kind, state, queued_at, started_at, finished_at, message";

    private final Database database;
    private final Ids ids;

    public PublicationStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Leaves work, in the transaction that made the change. */
    public Publication add(Transaction tx, Publication.Kind kind, @Nullable UUID entry) {
        Publication added =
                new Publication(
                        ids.next(),
                        entry,
                        kind,
                        Publication.State.QUEUED,
                        tx.now(),
                        null,
                        null,
                        null);
        tx.handle()
                .createUpdate(
                        "insert into publication (id, entry_id, kind, state, queued_at)"
                                + " values (?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(added.id()))
                .bind(1, entry == null ? null : Ids.bytes(entry))
                .bind(2, kind.name())
                .bind(3, added.state().name())
                .bind(4, Micros.of(tx.now()))
                .execute();
        return added;
    }

    /** The publication of that id. */
    public Optional<Publication> find(UUID id) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select " + COLUMNS + " from publication where id = ?")
                        .bind(0, Ids.bytes(id))
                        .map((row, context) -> publication(row))
                        .findOne());
    }

    /** A publication with what its entry is called; empty where it is about no single one. */
    public record Listed(Publication publication, String title) {}

    /**
     * The newest publications, newest first.
     *
     * @param state only in that state; null for all
     * @param before only those before that one; null from the newest
     */
    public List<Listed> newest(
            Publication.@Nullable State state, @Nullable UUID before, int limit) {
        return database.read(tx -> {
            var query =
                    tx.handle()
                            .createQuery(
                                    "select p.id, p.entry_id, p.kind, p.state, p.queued_at,"
                                            + " p.started_at, p.finished_at, p.message, e.title"
                                            + " from publication p"
                                            + " left join entry e on e.id = p.entry_id"
                                            + " where 1 = 1"
                                            + (state == null ? "" : " and p.state = :state")
                                            + (before == null ? "" : " and p.id < :before")
                                            + " order by p.id desc limit "
                                            + limit);
            if (state != null) {
                query.bind("state", state.name());
            }
            if (before != null) {
                query.bind("before", Ids.bytes(before));
            }
            return query.map((row, context) ->
                            new Listed(
                                    publication(row),
                                    Objects.requireNonNullElse(row.getString("title"), "")))
                    .list();
        });
    }

    /** Takes the oldest queued work: it is running from now on. Empty when there is none. */
    public List<Publication> claim(int limit) {
        return database.write(tx -> {
            List<Publication> queued =
                    tx.handle()
                            .createQuery(
                                    "select "
                                            + COLUMNS
                                            + " from publication where state = 'QUEUED'"
                                            + " order by id limit "
                                            + limit
                                            + " for update")
                            .map((row, context) -> publication(row))
                            .list();
            start(tx, queued);
            return queued.stream().map(waiting -> running(waiting, tx.now())).toList();
        });
    }

    private static void start(Transaction tx, List<Publication> queued) {
        try (PreparedBatch batch =
                tx.handle()
                        .prepareBatch(
                                "update publication set state = 'RUNNING', started_at = ?"
                                        + " where id = ?")) {
            for (Publication waiting : queued) {
                batch.bind(0, Micros.of(tx.now())).bind(1, Ids.bytes(waiting.id())).add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static Publication running(Publication queued, Instant since) {
        return new Publication(
                queued.id(),
                queued.entry(),
                queued.kind(),
                Publication.State.RUNNING,
                queued.queuedAt(),
                since,
                null,
                null);
    }

    /** The site shows what these were about. */
    public void done(List<UUID> publications) {
        finish(publications, Publication.State.DONE, null);
    }

    /** The attempt failed; {@link #requeueFailed} tries again. */
    public void failed(List<UUID> publications, String message) {
        finish(
                publications,
                Publication.State.FAILED,
                StorableText.cut(message, MAX_MESSAGE_UNITS));
    }

    private void finish(
            List<UUID> publications, Publication.State state, @Nullable String message) {
        if (publications.isEmpty()) {
            return;
        }
        database.write(tx -> {
            try (PreparedBatch batch =
                    tx.handle()
                            .prepareBatch(
                                    "update publication set state = ?, finished_at = ?,"
                                            + " message = ? where id = ?")) {
                for (UUID id : publications) {
                    batch.bind(0, state.name())
                            .bind(1, Micros.of(tx.now()))
                            .bind(2, message)
                            .bind(3, Ids.bytes(id))
                            .add();
                }
                return batch.execute();
            }
        });
    }

    /**
     * Puts back what was running when the program died; call once, before the publisher starts.
     * Returns how many.
     */
    public int requeueInterrupted() {
        return requeue(Publication.State.RUNNING);
    }

    /** Puts back what failed; returns how many. */
    public int requeueFailed() {
        return requeue(Publication.State.FAILED);
    }

    private int requeue(Publication.State state) {
        return database.write(tx ->
                tx.handle()
                        .createUpdate(
                                "update publication set state = 'QUEUED', started_at = null,"
                                        + " finished_at = null, message = null where state = ?")
                        .bind(0, state.name())
                        .execute());
    }

    /** How many wait or run. */
    public long unfinished() {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select count(*) from publication"
                                        + " where state in ('QUEUED', 'RUNNING')")
                        .mapTo(Long.class)
                        .one());
    }

    private static Publication publication(ResultSet row) throws SQLException {
        byte[] entry = row.getBytes("entry_id");
        return new Publication(
                Ids.of(row.getBytes("id")),
                entry == null ? null : Ids.of(entry),
                Publication.Kind.valueOf(row.getString("kind")),
                Publication.State.valueOf(row.getString("state")),
                Micros.get(row, "queued_at"),
                Micros.find(row, "started_at"),
                Micros.find(row, "finished_at"),
                row.getString("message"));
    }
}
