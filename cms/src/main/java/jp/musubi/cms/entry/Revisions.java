package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading the history of an entry. */
final class Revisions {
    private Revisions() {}

    static List<Revision> list(Transaction tx, UUID entry, int before, int limit) {
        return tx.handle()
                .createQuery(
                        "select r.number, r.author, r.created_at, e.live_revision from revision r"
                                + " join entry e on e.id = r.entry_id"
                                + " where r.entry_id = ? and r.number < ?"
                                + " order by r.number desc limit "
                                + limit)
                .bind(0, Ids.bytes(entry))
                .bind(1, before)
                .map((row, context) ->
                        new Revision(
                                row.getInt("number"),
                                EntryRows.id(row, "author"),
                                Micros.get(row, "created_at"),
                                row.getInt("number") == row.getInt("live_revision")))
                .list();
    }

    static Optional<Content> content(Transaction tx, UUID entry, int number) {
        return tx.handle()
                .createQuery("select body from revision where entry_id = ? and number = ?")
                .bind(0, Ids.bytes(entry))
                .bind(1, number)
                .map((row, context) -> ContentJson.read(row.getString("body")))
                .findOne();
    }
}
