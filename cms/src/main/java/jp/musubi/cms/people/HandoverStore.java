package jp.musubi.cms.people;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Groups whose owners wish to hand them over, waiting for the city's word; one at a time each. */
final class HandoverStore {
    private static final String COLUMNS = "id, group_id, from_account, to_account, created_at";

    private final Database database;
    private final Ids ids;

    HandoverStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * A wish to hand a group over.
     *
     * @param from who answers for the group now
     * @param to who shall
     */
    record Handover(UUID id, UUID group, UUID from, UUID to, Instant createdAt) {}

    /** Leaves a wish; empty when the group has one already. */
    Optional<Handover> add(Transaction tx, UUID group, UUID from, UUID to) {
        var wish = new Handover(ids.next(), group, from, to, tx.now());
        try {
            tx.handle()
                    .createUpdate(
                            "insert into handover (id, group_id, from_account, to_account,"
                                    + " created_at) values (?, ?, ?, ?, ?)")
                    .bind(0, Ids.bytes(wish.id()))
                    .bind(1, Ids.bytes(group))
                    .bind(2, Ids.bytes(from))
                    .bind(3, Ids.bytes(to))
                    .bind(4, Micros.of(tx.now()))
                    .execute();
            return Optional.of(wish);
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All that wait, oldest first. */
    List<Handover> waiting() {
        return database.read(HandoverStore::waiting);
    }

    private static List<Handover> waiting(Transaction tx) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from handover order by id")
                .map((row, context) -> handover(row))
                .list();
    }

    /** The one that a group waits for. */
    Optional<Handover> ofGroup(UUID group) {
        return database.read(tx -> ofGroup(tx, group));
    }

    /** As {@link #ofGroup(UUID)}, as the transaction sees it. */
    Optional<Handover> ofGroup(Transaction tx, UUID group) {
        return waiting(tx).stream().filter(wish -> wish.group().equals(group)).findFirst();
    }

    /** Takes a wish away, to be done or not; empty when that happened before. */
    Optional<Handover> take(Transaction tx, UUID id) {
        Optional<Handover> wish =
                tx.handle()
                        .createQuery("select " + COLUMNS + " from handover where id = ?")
                        .bind(0, Ids.bytes(id))
                        .map((row, context) -> handover(row))
                        .findOne();
        return wish.filter(found ->
                tx.handle()
                                .createUpdate("delete from handover where id = ?")
                                .bind(0, Ids.bytes(id))
                                .execute()
                        == 1);
    }

    private static Handover handover(ResultSet row) throws SQLException {
        return new Handover(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("group_id")),
                Ids.of(row.getBytes("from_account")),
                Ids.of(row.getBytes("to_account")),
                Micros.get(row, "created_at"));
    }
}
