package jp.musubi.cms.publish;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.site.plan.Failure;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The outbox: what the publisher has to do, is doing and did. */
public final class PublicationStore {
    private static final int MAX_MESSAGE_UNITS = 2_000;

    /** How long to wait before the first repetition; twice as long before each later one. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

    private static final Duration MAX_RETRY = Duration.ofHours(1);

    private static final String COLUMNS =
            "id, entry_id, kind, state, queued_at, started_at, finished_at, message,"
                    + " release_number, due_at";

    private final Database database;
    private final Ids ids;

    public PublicationStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Leaves work, in the transaction that made the change. */
    public Publication add(Transaction tx, Publication.Kind kind, @Nullable UUID entry) {
        return add(tx, kind, entry, null);
    }

    /**
     * As {@link #add(Transaction, Publication.Kind, UUID)}.
     *
     * @param revision what becomes public; null where nothing does, or much at once
     */
    Publication add(
            Transaction tx,
            Publication.Kind kind,
            @Nullable UUID entry,
            @Nullable Integer revision) {
        Publication added =
                new Publication(
                        ids.next(),
                        entry,
                        kind,
                        Publication.State.QUEUED,
                        tx.now(),
                        null,
                        null,
                        null,
                        null,
                        null);
        tx.handle()
                .createUpdate(
                        "insert into publication (id, entry_id, kind, state, queued_at, revision)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(added.id()))
                .bind(1, entry == null ? null : Ids.bytes(entry))
                .bind(2, kind.name())
                .bind(3, added.state().name())
                .bind(4, Micros.of(tx.now()))
                .bind(5, revision)
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
                                            + " p.started_at, p.finished_at, p.message,"
                                            + " p.release_number, p.due_at, e.title"
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

    /**
     * Takes the oldest work that is queued, or failed and due again: it is running from now on.
     * Empty when there is none.
     */
    public List<Publication> claim(int limit) {
        return database.write(tx -> {
            List<Publication> queued =
                    tx.handle()
                            .createQuery(
                                    "select "
                                            + COLUMNS
                                            + " from publication"
                                            + " where state in ('QUEUED', 'FAILED')"
                                            + " and (state = 'QUEUED' or due_at <= ?)"
                                            + " order by id limit "
                                            + limit
                                            + " for update")
                            .bind(0, Micros.of(tx.now()))
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
                                "update publication set state = 'RUNNING', started_at = ?,"
                                        + " finished_at = null, attempts = attempts + 1"
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
                null,
                null,
                null);
    }

    /**
     * The site shows everything that is public, except some entries.
     *
     * @param publications those that were taken up
     * @param release number of the release that shows it
     * @param heldBack ids of entries that break the site, with the reason; they are shown as they
     *     were before
     */
    public void shown(List<UUID> publications, long release, Map<UUID, Failure> heldBack) {
        database.write(tx -> {
            var done = new End(Publication.State.DONE, null, List.of(), release, null);
            finish(tx, publications, done);
            finish(tx, failed(tx, heldBack.keySet()), done);
            heldBack.forEach((entry, reason) ->
                    finish(
                            tx,
                            ofEntry(tx, publications, entry),
                            new End(
                                    Publication.State.FAILED,
                                    reason.sentence(),
                                    List.of(reason),
                                    null,
                                    null)));
            return publications.size();
        });
    }

    /** What failed before and is shown by now. */
    private static List<UUID> failed(Transaction tx, Set<UUID> except) {
        return tx
                .handle()
                .createQuery("select id, entry_id from publication where state = 'FAILED'")
                .map((row, context) -> {
                    byte[] entry = row.getBytes("entry_id");
                    boolean isHeld = entry != null && except.contains(Ids.of(entry));
                    return isHeld
                            ? Optional.<UUID>empty()
                            : Optional.of(Ids.of(row.getBytes("id")));
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<UUID> ofEntry(Transaction tx, List<UUID> publications, UUID entry) {
        Set<UUID> all = new HashSet<>(publications);
        return tx
                .handle()
                .createQuery("select id from publication where entry_id = ?")
                .bind(0, Ids.bytes(entry))
                .map((row, context) -> Ids.of(row.getBytes("id")))
                .stream()
                .filter(all::contains)
                .toList();
    }

    /**
     * The site could not be built at all. It is tried again after a while, later each time.
     *
     * @param message why, in English
     * @param failures the same as data
     */
    public void failed(List<UUID> publications, String message, List<Failure> failures) {
        database.write(tx -> {
            for (UUID id : publications) {
                int attempts =
                        tx.handle()
                                .createQuery("select attempts from publication where id = ?")
                                .bind(0, Ids.bytes(id))
                                .mapTo(Integer.class)
                                .findOne()
                                .orElse(1);
                Instant due = tx.now().plus(patience(attempts));
                finish(
                        tx,
                        List.of(id),
                        new End(Publication.State.FAILED, message, failures, null, due));
            }
            return publications.size();
        });
    }

    /** How long to wait after so many attempts. */
    static Duration patience(int attempts) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return wait.compareTo(MAX_RETRY) < 0 ? wait : MAX_RETRY;
    }

    /** How an attempt ended; see {@link Publication}. */
    private record End(
            Publication.State state,
            @Nullable String message,
            List<Failure> failures,
            @Nullable Long release,
            @Nullable Instant due) {}

    private static void finish(Transaction tx, List<UUID> publications, End end) {
        if (publications.isEmpty()) {
            return;
        }
        String message = end.message();
        try (PreparedBatch batch =
                tx.handle()
                        .prepareBatch(
                                "update publication set state = ?, finished_at = ?, message = ?,"
                                        + " release_number = ?, due_at = ?, failures = ? where id ="
                                        + " ?")) {
            for (UUID id : publications) {
                batch.bind(0, end.state().name())
                        .bind(1, Micros.of(tx.now()))
                        .bind(
                                2,
                                message == null
                                        ? null
                                        : StorableText.cut(message, MAX_MESSAGE_UNITS))
                        .bind(3, end.release())
                        .bind(4, Micros.orNull(end.due()))
                        .bind(5, FailuresJson.orNull(end.failures()))
                        .bind(6, Ids.bytes(id))
                        .add();
            }
            batch.execute();
        }
    }

    /** The revision of an entry that the site showed last; empty if it showed none. */
    public Optional<Integer> shownRevision(UUID entry) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select revision from publication"
                                        + " where entry_id = ? and state = 'DONE'"
                                        + " order by id desc limit 1")
                        .bind(0, Ids.bytes(entry))
                        .map((row, context) ->
                                Optional.ofNullable(row.getObject("revision", Integer.class)))
                        .findOne()
                        .flatMap(found -> found));
    }

    /** Why a publication failed; empty if it did not, or if only its message tells. */
    public List<Failure> failures(UUID publication) {
        return database.read(tx -> FailuresJson.of(tx, publication));
    }

    /** When the next of those that failed is tried again. */
    Optional<Instant> nextTry() {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select min(due_at) as due from publication where state = 'FAILED'")
                        .map((row, context) -> Optional.ofNullable(Micros.find(row, "due")))
                        .one());
    }

    /**
     * Puts back what was running when a program died; call once a process has become the publisher.
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
                                    + " finished_at = null, message = null, failures = null, due_at"
                                    + " = null where state = ?")
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
                row.getString("message"),
                row.getObject("release_number", Long.class),
                Micros.find(row, "due_at"));
    }
}
