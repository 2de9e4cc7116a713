package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading the history of an entry. */
final class Revisions {
    private Revisions() {}

    private static final String SELECT =
            "select r.number, r.author, r.created_at, r.origin, r.name, r.base_revision,"
                    + " e.live_revision from revision r join entry e on e.id = r.entry_id"
                    + " where r.entry_id = ?";

    static List<Revision> list(Transaction tx, UUID entry, int before, int limit) {
        return tx.handle()
                .createQuery(SELECT + " and r.number < ? order by r.number desc limit " + limit)
                .bind(0, Ids.bytes(entry))
                .bind(1, before)
                .map((row, context) -> revision(row))
                .list();
    }

    static Optional<Revision> find(Transaction tx, UUID entry, int number) {
        return tx.handle()
                .createQuery(SELECT + " and r.number = ?")
                .bind(0, Ids.bytes(entry))
                .bind(1, number)
                .map((row, context) -> revision(row))
                .findOne();
    }

    private static Revision revision(ResultSet row) throws SQLException {
        int base = row.getInt("base_revision");
        boolean hasBase = !row.wasNull();
        String name = row.getString("name");
        return new Revision(
                row.getInt("number"),
                EntryRows.id(row, "author"),
                Micros.get(row, "created_at"),
                row.getInt("number") == row.getInt("live_revision"),
                Saving.Origin.valueOf(row.getString("origin")),
                name == null ? "" : name,
                hasBase ? Integer.valueOf(base) : null);
    }

    static boolean name(Transaction tx, UUID entry, int number, String name) {
        return tx.handle()
                        .createUpdate(
                                "update revision set name = ?, growing = false"
                                        + " where entry_id = ? and number = ?")
                        .bind(0, name.isEmpty() ? null : StorableText.checked(name))
                        .bind(1, Ids.bytes(entry))
                        .bind(2, number)
                        .execute()
                > 0;
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
