package jp.musubi.cms.review;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.util.List;
import java.util.UUID;

/** Rows of remarks about fields. */
final class Comments {
    private Comments() {}

    static void insert(Transaction tx, Comment comment) {
        tx.handle()
                .createUpdate(
                        "insert into review_comment (id, review_id, field, author, created_at,"
                                + " body) values (?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(comment.id()))
                .bind(1, Ids.bytes(comment.review()))
                .bind(2, comment.field())
                .bind(3, Ids.bytes(comment.author()))
                .bind(4, Micros.of(comment.at()))
                .bind(5, StorableText.cut(comment.text(), Review.MAX_TEXT_UNITS))
                .execute();
    }

    /** The remarks of a review, oldest first. */
    static List<Comment> of(Transaction tx, UUID review) {
        return tx.handle()
                .createQuery(
                        "select id, review_id, field, author, created_at, body from review_comment"
                                + " where review_id = ? order by id")
                .bind(0, Ids.bytes(review))
                .map((row, context) ->
                        new Comment(
                                Ids.of(row.getBytes("id")),
                                Ids.of(row.getBytes("review_id")),
                                row.getString("field"),
                                Ids.of(row.getBytes("author")),
                                Micros.get(row, "created_at"),
                                row.getString("body")))
                .list();
    }
}
