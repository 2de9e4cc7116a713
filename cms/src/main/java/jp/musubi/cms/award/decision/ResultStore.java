package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.award.edition.AwardRows;
import jp.musubi.cms.award.edition.Wording;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prizes that were decided. */
final class ResultStore {
    private ResultStore() {}

    static void add(Transaction tx, Result result) {
        tx.handle()
                .createUpdate(
                        "insert into award_result (id, edition, nomination, number, prize,"
                                + " citation, document, decided_on)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(result.id()))
                .bind(1, Ids.bytes(result.edition()))
                .bind(2, Ids.bytes(result.nomination()))
                .bind(3, result.number())
                .bind(4, AwardJson.written(result.prize()))
                .bind(5, AwardJson.written(result.citation()))
                .bind(6, result.document())
                .bind(7, result.decidedOn().toString())
                .execute();
    }

    static List<Result> of(Transaction tx, UUID edition) {
        return tx.handle()
                .createQuery(
                        "select * from award_result where edition = ? order by decided_on, number")
                .bind(0, Ids.bytes(edition))
                .map((row, context) -> result(row))
                .list();
    }

    static Optional<Result> find(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("select * from award_result where id = ?")
                .bind(0, Ids.bytes(id))
                .map((row, context) -> result(row))
                .findOne();
    }

    /** Whether an entry is what the public sees of a prize that was decided here. */
    static boolean isEntryOfOne(Transaction tx, UUID entry) {
        return tx.handle()
                .createQuery("select 1 from award_result where entry = ?")
                .bind(0, Ids.bytes(entry))
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    static void published(Transaction tx, UUID id, UUID entry) {
        tx.handle()
                .createUpdate("update award_result set entry = ? where id = ?")
                .bind(0, Ids.bytes(entry))
                .bind(1, Ids.bytes(id))
                .execute();
    }

    static void withdrawn(Transaction tx, UUID id, LocalDate day) {
        tx.handle()
                .createUpdate("update award_result set withdrawn_on = ? where id = ?")
                .bind(0, day.toString())
                .bind(1, Ids.bytes(id))
                .execute();
    }

    /**
     * The next number of a year, which nothing has had.
     *
     * @param given the last one that entries have, however they came to be
     */
    static int nextCount(Transaction tx, int year, int given) {
        Integer last =
                tx.handle()
                        .createQuery("select amount from award_count where in_year = ? for update")
                        .bind(0, year)
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(null);
        int next = Math.max(last == null ? 0 : last, given) + 1;
        String sql =
                last == null
                        ? "insert into award_count (amount, in_year) values (?, ?)"
                        : "update award_count set amount = ? where in_year = ?";
        tx.handle().createUpdate(sql).bind(0, next).bind(1, year).execute();
        return next;
    }

    private static Result result(ResultSet row) throws SQLException {
        String withdrawn = row.getString("withdrawn_on");
        return new Result(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("edition")),
                Ids.of(row.getBytes("nomination")),
                row.getString("number"),
                AwardJson.read(row.getString("prize"), Wording.class),
                AwardJson.read(row.getString("citation"), Wording.class),
                row.getString("document"),
                LocalDate.parse(row.getString("decided_on")),
                AwardRows.id(row, "entry"),
                withdrawn == null ? null : LocalDate.parse(withdrawn));
    }
}
