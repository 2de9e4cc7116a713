package jp.musubi.cms.people;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations that were not answered yet. */
public final class InvitationStore {
    /** How long an invitation may be answered. */
    public static final Duration KEPT = Duration.ofDays(14);

    private static final String COLUMNS =
            "id, group_id, email, role, invited_by, created_at, expires_at";

    private final Database database;
    private final Ids ids;

    public InvitationStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Invites somebody; an older invitation of the same address to the same thing ends. */
    Invitation add(Transaction tx, @Nullable UUID group, String email, Position position, UUID by) {
        endOlder(tx, group, email);
        var invitation =
                new Invitation(
                        ids.next(), group, email, position, by, tx.now(), tx.now().plus(KEPT));
        tx.handle()
                .createUpdate(
                        "insert into invitation (id, group_id, email, role, invited_by,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(invitation.id()))
                .bind(1, group == null ? null : Ids.bytes(group))
                .bind(2, email)
                .bind(3, position.name())
                .bind(4, Ids.bytes(by))
                .bind(5, Micros.of(tx.now()))
                .bind(6, Micros.of(invitation.expiresAt()))
                .execute();
        return invitation;
    }

    private static void endOlder(Transaction tx, @Nullable UUID group, String email) {
        var older =
                tx.handle()
                        .createUpdate("delete from invitation where email = ? and " + place(group))
                        .bind(0, email);
        if (group != null) {
            older.bind(1, Ids.bytes(group));
        }
        older.execute();
    }

    private static String place(@Nullable UUID group) {
        return group == null ? "group_id is null" : "group_id = ?";
    }

    /** Those of a group, or of the city's office, that may still be answered, newest first. */
    List<Invitation> open(@Nullable UUID group) {
        return database.read(tx -> open(tx, group));
    }

    /** As {@link #open(UUID)}, as the transaction sees it. */
    List<Invitation> open(Transaction tx, @Nullable UUID group) {
        var query =
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from invitation where expires_at > ? and "
                                        + place(group)
                                        + " order by id desc")
                        .bind(0, Micros.of(tx.now()));
        if (group != null) {
            query.bind(1, Ids.bytes(group));
        }
        return query.map((row, context) -> invitation(row)).list();
    }

    /** Those that somebody sent, of whatever it is. */
    List<Invitation> by(Transaction tx, UUID account) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from invitation where invited_by = ?")
                .bind(0, Ids.bytes(account))
                .map((row, context) -> invitation(row))
                .list();
    }

    /** The invitation of that id, if it may still be answered. */
    Optional<Invitation> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery(
                        "select " + COLUMNS + " from invitation where id = ? and expires_at > ?")
                .bind(0, Ids.bytes(id))
                .bind(1, Micros.of(tx.now()))
                .map((row, context) -> invitation(row))
                .findOne();
    }

    /** Takes an invitation away; false if it was answered or withdrawn already. */
    boolean remove(Transaction tx, UUID id) {
        return tx.handle()
                        .createUpdate("delete from invitation where id = ?")
                        .bind(0, Ids.bytes(id))
                        .execute()
                == 1;
    }

    /** Takes away what ended by itself; returns how many. */
    public int sweep(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from invitation where expires_at <= ?")
                .bind(0, Micros.of(tx.now()))
                .execute();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        byte[] group = row.getBytes("group_id");
        return new Invitation(
                Ids.of(row.getBytes("id")),
                group == null ? null : Ids.of(group),
                row.getString("email"),
                Position.valueOf(row.getString("role")),
                Ids.of(row.getBytes("invited_by")),
                Micros.get(row, "created_at"),
                Micros.get(row, "expires_at"));
    }
}
