package jp.musubi.cms.review;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reviews as they are stored: finding and listing them. What they may become, {@link Reviewing}
 * says.
 */
public final class ReviewStore implements ReviewStates {
    private static final int MAX_REVIEWS_OF_ENTRY = 50;
    private static final String UNANSWERED =
            "r.state = ? and not exists (select 1 from review n where n.entry_id = r.entry_id"
                    + " and n.id > r.id)";

    private final Database database;

    public ReviewStore(Database database) {
        this.database = database;
    }

    /**
     * A review with what lists show of its entry.
     *
     * @param type name of the entry's type
     * @param title what its draft is called
     * @param live whether something of it is public
     */
    public record Listed(Review review, String type, String title, boolean live) {}

    /** The review of that id. */
    public Optional<Review> find(UUID id) {
        return database.read(tx -> ReviewRows.find(tx, id));
    }

    /** The review of an entry that nobody decided yet. */
    public Optional<Review> waiting(UUID entry) {
        return database.read(tx -> ReviewRows.waiting(tx, entry));
    }

    /** All reviews of an entry, newest first. */
    public List<Review> of(UUID entry) {
        return database.read(tx -> ReviewRows.of(tx, entry, MAX_REVIEWS_OF_ENTRY));
    }

    /** The review whose approval made something public. */
    public Optional<Review> ofPublication(UUID publication) {
        return database.read(tx -> ReviewRows.ofPublication(tx, publication));
    }

    @Override
    public Optional<Review> latest(UUID entry) {
        return database.read(tx -> ReviewRows.of(tx, entry, 1).stream().findFirst());
    }

    @Override
    public List<Comment> openComments(UUID entry) {
        return latest(entry)
                .filter(review ->
                        review.state() == Review.State.WAITING
                                || review.state() == Review.State.RETURNED)
                .map(review -> comments(review.id()))
                .orElse(List.of());
    }

    /** The remarks of a review, oldest first. */
    public List<Comment> comments(UUID review) {
        return database.read(tx -> Comments.of(tx, review));
    }

    /** Who approved so far. */
    public List<UUID> approvals(UUID review) {
        return database.read(tx -> ReviewRows.approvals(tx, review));
    }

    /** As {@link #newest(ReviewQuery)}, of entries that belong to these groups. */
    List<Listed> newest(ReviewQuery query, List<UUID> groups) {
        return groups.isEmpty() ? List.of() : list(query, groups, "r.id desc");
    }

    /** The queue: what presses most first, then what is due first. */
    public List<Listed> queue(ReviewQuery query) {
        return list(query, "r.priority, r.due_at, r.id");
    }

    /** Newest first, page by page. */
    public List<Listed> newest(ReviewQuery query) {
        return list(query, "r.id desc");
    }

    private List<Listed> list(ReviewQuery asked, String order) {
        return list(asked, List.of(), order);
    }

    private List<Listed> list(ReviewQuery asked, List<UUID> groups, String order) {
        return database.read(tx -> {
            var conditions = new ArrayList<String>(List.of("e.trashed_at is null"));
            var values = new ArrayList<Object>();
            addConditions(asked, conditions, values, tx);
            if (!groups.isEmpty()) {
                String places = places(groups.size());
                conditions.add("(e.id in (" + places + ") or e.owner in (" + places + "))");
                groups.forEach(group -> values.add(Ids.bytes(group)));
                groups.forEach(group -> values.add(Ids.bytes(group)));
            }
            Query query =
                    tx.handle()
                            .createQuery(
                                    "select "
                                            + ReviewRows.COLUMNS
                                            + ", e.type, e.title, e.live_revision from review r"
                                            + " join entry e on e.id = r.entry_id where "
                                            + String.join(" and ", conditions)
                                            + " order by "
                                            + order
                                            + " limit "
                                            + asked.limit());
            bind(query, values);
            return query.map((row, context) ->
                            new Listed(
                                    ReviewRows.review(row),
                                    row.getString("type"),
                                    row.getString("title"),
                                    row.getObject("live_revision") != null))
                    .list();
        });
    }

    private static void addConditions(
            ReviewQuery asked, List<String> conditions, List<Object> values, Transaction tx) {
        if (!asked.states().isEmpty()) {
            conditions.add("r.state in (" + places(asked.states().size()) + ")");
            asked.states().forEach(state -> values.add(state.name()));
        }
        if (asked.type() != null) {
            conditions.add("e.type = ?");
            values.add(asked.type());
        }
        switch (asked.claim()) {
            case ReviewQuery.Claim.Any() -> {}
            case ReviewQuery.Claim.Nobody() -> conditions.add("r.claimed_by is null");
            case ReviewQuery.Claim.By(UUID account) -> {
                conditions.add(
                        "(r.claimed_by = ? or r.claimed_by in (select a.account_id from absence a"
                                + " where a.deputy = ? and a.until_at > ?))");
                values.add(Ids.bytes(account));
                values.add(Ids.bytes(account));
                values.add(Micros.of(tx.now()));
            }
        }
        if (asked.after() != null) {
            conditions.add("r.id < ?");
            values.add(Ids.bytes(asked.after()));
        }
    }

    private static String places(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static void bind(Query query, List<Object> values) {
        for (int at = 0; at < values.size(); at++) {
            query.bind(at, values.get(at));
        }
    }

    /** How many reviews are in a state. */
    public int count(Review.State state) {
        return countWhere("r.state = ?", state.name());
    }

    /** How many wait and are due before that moment. */
    public int countDueBefore(Instant moment) {
        return countWhere("r.state = 'WAITING' and r.due_at < ?", Micros.of(moment));
    }

    private int countWhere(String condition, Object value) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select count(*) from review r join entry e on e.id = r.entry_id"
                                        + " where e.trashed_at is null and "
                                        + condition)
                        .bind(0, value)
                        .mapTo(Integer.class)
                        .one());
    }

    /** How long the longest returned review waits for an answer; empty when none does. */
    public Optional<Duration> longestUnanswered() {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select min(r.decided_at) as since from review r"
                                        + " join entry e on e.id = r.entry_id"
                                        + " where e.trashed_at is null and "
                                        + UNANSWERED)
                        .bind(0, Review.State.RETURNED.name())
                        .map((row, context) -> Optional.ofNullable(Micros.find(row, "since")))
                        .one()
                        .map(since -> Duration.between(since, tx.now())));
    }

    /** How many returned reviews were not answered by a newer one. */
    public int unanswered() {
        return countWhere(UNANSWERED, Review.State.RETURNED.name());
    }

    /** Half of the decisions since then took at most so long; empty when there was none. */
    public Optional<Duration> medianWait(Instant since) {
        List<Long> waits =
                database.read(tx ->
                        tx.handle()
                                .createQuery(
                                        "select r.decided_at - r.submitted_at as wait_micros"
                                                + " from review r where r.decided_at >= ?"
                                                + " and r.state in ('APPROVED', 'RETURNED')"
                                                + " order by wait_micros")
                                .bind(0, Micros.of(since))
                                .mapTo(Long.class)
                                .list());
        return waits.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(waits.get(waits.size() / 2) * 1_000));
    }

    /** Lets an account of staff look at a review; null gives it back. */
    static void claim(Transaction tx, UUID review, @Nullable UUID account) {
        tx.handle()
                .createUpdate("update review set claimed_by = ? where id = ?")
                .bind(0, ReviewRows.bytes(account))
                .bind(1, Ids.bytes(review))
                .execute();
    }

    /** Says until when a review should be decided, and how much it presses. */
    static void plan(Transaction tx, UUID review, Instant dueAt, Review.Priority priority) {
        tx.handle()
                .createUpdate("update review set due_at = ?, priority = ? where id = ?")
                .bind(0, Micros.of(dueAt))
                .bind(1, priority.rank())
                .bind(2, Ids.bytes(review))
                .execute();
    }

    /** Notes a remark. */
    public void comment(Transaction tx, Comment comment) {
        Comments.insert(tx, comment);
    }
}
