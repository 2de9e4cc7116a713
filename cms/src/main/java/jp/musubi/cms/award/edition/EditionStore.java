package jp.musubi.cms.award.edition;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Editions of the awards. */
public final class EditionStore {
    private final Database database;
    private final Ids ids;

    public EditionStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Begins an edition; empty when there is one of that number. */
    Optional<Edition> add(Transaction tx, int number, int year, Plan plan) {
        UUID id = ids.next();
        try {
            tx.handle()
                    .createUpdate(
                            "insert into award_edition (id, number, in_year, state, plan, version,"
                                    + " created_at, saved_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, Ids.bytes(id))
                    .bind(1, number)
                    .bind(2, year)
                    .bind(3, EditionState.DRAFT.name())
                    .bind(4, AwardJson.written(plan))
                    .bind(5, 1)
                    .bind(6, Micros.of(tx.now()))
                    .bind(7, Micros.of(tx.now()))
                    .execute();
            return find(tx, id);
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All editions, newest first. */
    public List<Edition> all() {
        return database.read(EditionStore::all);
    }

    /** All editions, newest first. */
    public static List<Edition> all(Transaction tx) {
        return tx.handle()
                .createQuery("select * from award_edition order by number desc")
                .map((row, context) -> edition(row))
                .list();
    }

    /** The edition of that id. */
    public Optional<Edition> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    /** The edition of that id. */
    public static Optional<Edition> find(Transaction tx, UUID id) {
        return find(tx, id, "");
    }

    /** The edition of that id, which nobody else changes until the transaction ends. */
    public static Optional<Edition> lock(Transaction tx, UUID id) {
        return find(tx, id, " for update");
    }

    private static Optional<Edition> find(Transaction tx, UUID id, String lock) {
        return tx.handle()
                .createQuery("select * from award_edition where id = ?" + lock)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> edition(row))
                .findOne();
    }

    static void save(Transaction tx, UUID id, int year, Plan plan) {
        tx.handle()
                .createUpdate(
                        "update award_edition set in_year = ?, plan = ?, saved_at = ?,"
                                + " version = version + 1 where id = ?")
                .bind(0, year)
                .bind(1, AwardJson.written(plan))
                .bind(2, Micros.of(tx.now()))
                .bind(3, Ids.bytes(id))
                .execute();
    }

    static void move(Transaction tx, UUID id, EditionState state) {
        tx.handle()
                .createUpdate(
                        "update award_edition set state = ?, moved_at = ?, version = version + 1"
                                + " where id = ?")
                .bind(0, state.name())
                .bind(1, Micros.of(tx.now()))
                .bind(2, Ids.bytes(id))
                .execute();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                Ids.of(row.getBytes("id")),
                row.getInt("number"),
                row.getInt("in_year"),
                EditionState.valueOf(row.getString("state")),
                AwardJson.read(row.getString("plan"), Plan.class),
                row.getLong("version"),
                Micros.get(row, "created_at"),
                Micros.get(row, "saved_at"),
                Micros.find(row, "moved_at"));
    }
}
