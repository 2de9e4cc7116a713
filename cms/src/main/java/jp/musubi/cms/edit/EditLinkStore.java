package jp.musubi.cms.edit;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Secrets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@link EditLink}s. Their secrets are not stored, only digests. */
final class EditLinkStore {
    private static final String KEPT =
            "select id, kind, entry_id, account_id, created_at, expires_at from edit_link"
                    + " where expires_at > ?";
    private static final String SELECT = KEPT + " and ended_at is null";

    private final Database database;
    private final Ids ids;

    EditLinkStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Makes a link and gives its secret, once. */
    String make(Transaction tx, EditLink.Kind kind, UUID entry, UUID account, Duration kept) {
        String secret = Secrets.make();
        tx.handle()
                .createUpdate(
                        "insert into edit_link (id, kind, entry_id, account_id, digest,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, kind.name())
                .bind(2, Ids.bytes(entry))
                .bind(3, Ids.bytes(account))
                .bind(4, Secrets.digest(secret))
                .bind(5, Micros.of(tx.now()))
                .bind(6, Micros.of(tx.now().plus(kept)))
                .execute();
        return secret;
    }

    /** The link with that secret, while it is good. */
    Optional<EditLink> find(EditLink.Kind kind, String secret) {
        return find(SELECT, kind, secret);
    }

    /** The link with that secret that would still be good, had nobody ended it. */
    Optional<EditLink> findEnded(EditLink.Kind kind, String secret) {
        return find(KEPT + " and ended_at is not null", kind, secret);
    }

    private Optional<EditLink> find(String select, EditLink.Kind kind, String secret) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(select + " and digest = ? and kind = ?")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Secrets.digest(secret))
                        .bind(2, kind.name())
                        .map((row, context) -> link(row))
                        .findOne());
    }

    /** The links of an entry that are good, newest first. */
    List<EditLink> list(EditLink.Kind kind, UUID entry) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                SELECT + " and entry_id = ? and kind = ? order by created_at desc")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Ids.bytes(entry))
                        .bind(2, kind.name())
                        .map((row, context) -> link(row))
                        .list());
    }

    /** Ends a link of an entry; false if it was ended before, or is another's. */
    boolean end(Transaction tx, UUID entry, UUID link) {
        return tx.handle()
                        .createUpdate(
                                "update edit_link set ended_at = ?"
                                        + " where id = ? and entry_id = ? and ended_at is null")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Ids.bytes(link))
                        .bind(2, Ids.bytes(entry))
                        .execute()
                > 0;
    }

    /** Ends all links of that kind of an entry. */
    void endAll(Transaction tx, EditLink.Kind kind, UUID entry) {
        tx.handle()
                .createUpdate(
                        "update edit_link set ended_at = ?"
                                + " where entry_id = ? and kind = ? and ended_at is null")
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(entry))
                .bind(2, kind.name())
                .execute();
    }

    private static EditLink link(ResultSet row) throws SQLException {
        return new EditLink(
                Ids.of(row.getBytes("id")),
                EditLink.Kind.valueOf(row.getString("kind")),
                Ids.of(row.getBytes("entry_id")),
                Ids.of(row.getBytes("account_id")),
                Micros.get(row, "created_at"),
                Micros.get(row, "expires_at"));
    }
}
