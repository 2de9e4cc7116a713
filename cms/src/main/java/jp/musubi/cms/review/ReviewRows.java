package jp.musubi.cms.review;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of reviews and their approvals. */
final class ReviewRows {
    static final String COLUMNS =
            "r.id, r.entry_id, r.revision, r.state, r.submitted_by, r.submitted_at, r.note,"
                    + " r.due_at, r.priority, r.claimed_by, r.decided_by, r.decided_at, r.reason,"
                    + " r.publication_id, r.publish_at";

    private ReviewRows() {}

    static void insert(Transaction tx, Review review) {
        tx.handle()
                .createUpdate(
                        "insert into review (id, entry_id, revision, state, open_entry,"
                                + " submitted_by, submitted_at, note, due_at, priority,"
                                + " claimed_by, reason, publication_id) values"
                                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(review.id()))
                .bind(1, Ids.bytes(review.entry()))
                .bind(2, review.revision())
                .bind(3, review.state().name())
                .bind(4, review.state() == Review.State.WAITING ? bytes(review.entry()) : null)
                .bind(5, Ids.bytes(review.submittedBy()))
                .bind(6, Micros.of(review.submittedAt()))
                .bind(7, review.note())
                .bind(8, Micros.of(review.dueAt()))
                .bind(9, review.priority().rank())
                .bind(10, bytes(review.claimedBy()))
                .bind(11, review.reason())
                .bind(12, bytes(review.publication()))
                .execute();
    }

    /** Writes a decision down: state, who, when, why, and what became public. */
    static void decide(Transaction tx, Review decided) {
        tx.handle()
                .createUpdate(
                        "update review set state = ?, open_entry = null, decided_by = ?,"
                                + " decided_at = ?, reason = ?, publication_id = ?, publish_at = ?"
                                + " where id = ?")
                .bind(0, decided.state().name())
                .bind(1, bytes(decided.decidedBy()))
                .bind(2, Micros.orNull(decided.decidedAt()))
                .bind(3, decided.reason())
                .bind(4, bytes(decided.publication()))
                .bind(5, Micros.orNull(decided.publishAt()))
                .bind(6, Ids.bytes(decided.id()))
                .execute();
    }

    static Optional<Review> find(Transaction tx, UUID id) {
        return one(tx, id, "");
    }

    /** As {@link #find}; until the transaction ends nobody else decides it. */
    static Optional<Review> lock(Transaction tx, UUID id) {
        return one(tx, id, " for update");
    }

    private static Optional<Review> one(Transaction tx, UUID id, String suffix) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from review r where r.id = ?" + suffix)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> review(row))
                .findOne();
    }

    static Optional<Review> waiting(Transaction tx, UUID entry) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from review r where r.open_entry = ?")
                .bind(0, Ids.bytes(entry))
                .map((row, context) -> review(row))
                .findOne();
    }

    static Optional<Review> ofPublication(Transaction tx, UUID publication) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from review r where r.publication_id = ?")
                .bind(0, Ids.bytes(publication))
                .map((row, context) -> review(row))
                .findFirst();
    }

    /** The reviews of an entry, newest first. */
    static List<Review> of(Transaction tx, UUID entry, int limit) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + " from review r where r.entry_id = ? order by r.id desc limit "
                                + limit)
                .bind(0, Ids.bytes(entry))
                .map((row, context) -> review(row))
                .list();
    }

    static boolean hasApproved(Transaction tx, UUID review, UUID account) {
        return tx.handle()
                        .createQuery(
                                "select count(*) from review_approval"
                                        + " where review_id = ? and account_id = ?")
                        .bind(0, Ids.bytes(review))
                        .bind(1, Ids.bytes(account))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static void approve(Transaction tx, UUID review, UUID account) {
        tx.handle()
                .createUpdate(
                        "insert into review_approval (review_id, account_id, created_at)"
                                + " values (?, ?, ?)")
                .bind(0, Ids.bytes(review))
                .bind(1, Ids.bytes(account))
                .bind(2, Micros.of(tx.now()))
                .execute();
    }

    /** Who approved, first one first. */
    static List<UUID> approvals(Transaction tx, UUID review) {
        return tx.handle()
                .createQuery(
                        "select account_id from review_approval where review_id = ?"
                                + " order by created_at, account_id")
                .bind(0, Ids.bytes(review))
                .map((row, context) -> Ids.of(row.getBytes("account_id")))
                .list();
    }

    static Review review(ResultSet row) throws SQLException {
        return new Review(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("entry_id")),
                row.getInt("revision"),
                Review.State.valueOf(row.getString("state")),
                Ids.of(row.getBytes("submitted_by")),
                Micros.get(row, "submitted_at"),
                row.getString("note"),
                Micros.get(row, "due_at"),
                Review.Priority.ranked(row.getInt("priority")),
                id(row, "claimed_by"),
                id(row, "decided_by"),
                Micros.find(row, "decided_at"),
                row.getString("reason"),
                id(row, "publication_id"),
                Micros.find(row, "publish_at"));
    }

    static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Ids.of(bytes);
    }

    static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Ids.bytes(id);
    }
}
