package jp.musubi.cms.review;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is away, until when, and who looks at their reviews meanwhile. */
public final class Absences {
    private final Database database;

    public Absences(Database database) {
        this.database = database;
    }

    /** That somebody is away. */
    public record Absence(UUID account, UUID deputy, Instant until) {}

    /** The absence of an account that is not over. */
    public Optional<Absence> of(UUID account) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select deputy, until_at from absence"
                                        + " where account_id = ? and until_at > ?")
                        .bind(0, Ids.bytes(account))
                        .bind(1, Micros.of(tx.now()))
                        .map((row, context) ->
                                new Absence(
                                        account,
                                        Ids.of(row.getBytes("deputy")),
                                        Micros.get(row, "until_at")))
                        .findOne());
    }

    /** Notes that somebody is away, in place of what was noted before. */
    public void put(Transaction tx, Absence absence) {
        end(tx, absence.account());
        tx.handle()
                .createUpdate("insert into absence (account_id, deputy, until_at) values (?, ?, ?)")
                .bind(0, Ids.bytes(absence.account()))
                .bind(1, Ids.bytes(absence.deputy()))
                .bind(2, Micros.of(absence.until()))
                .execute();
    }

    /** Notes that somebody is back. */
    public void end(Transaction tx, UUID account) {
        tx.handle()
                .createUpdate("delete from absence where account_id = ?")
                .bind(0, Ids.bytes(account))
                .execute();
    }
}
