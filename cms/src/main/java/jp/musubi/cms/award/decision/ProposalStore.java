package jp.musubi.cms.award.decision;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.award.edition.AwardRows;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was drafted, open and decided. */
record ProposalStore(Ids ids) {
    Proposal add(
            Transaction tx, UUID edition, @Nullable UUID result, DecisionWords words, UUID by) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        "insert into award_proposal (id, edition, result, document, words,"
                                + " proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, Ids.bytes(edition))
                .bind(2, AwardRows.bytes(result))
                .bind(3, words.document())
                .bind(4, AwardJson.written(words))
                .bind(5, Ids.bytes(by))
                .bind(6, Micros.of(tx.now()))
                .execute();
        return list(tx, "id = ?", Ids.bytes(id)).getFirst();
    }

    static Optional<Proposal> lock(Transaction tx, UUID id) {
        return list(tx, "id = ? for update", Ids.bytes(id)).stream().findFirst();
    }

    static Optional<Proposal> find(Transaction tx, UUID id) {
        return list(tx, "id = ?", Ids.bytes(id)).stream().findFirst();
    }

    static List<Proposal> of(Transaction tx, UUID edition) {
        return list(tx, "edition = ? order by proposed_at, id", Ids.bytes(edition));
    }

    static List<Proposal> open(Transaction tx) {
        return tx.handle()
                .createQuery(
                        "select * from award_proposal where outcome is null"
                                + " order by proposed_at, id")
                .map((row, context) -> proposal(row))
                .list();
    }

    private static List<Proposal> list(Transaction tx, String condition, byte[] id) {
        return tx.handle()
                .createQuery("select * from award_proposal where " + condition)
                .bind(0, id)
                .map((row, context) -> proposal(row))
                .list();
    }

    static void decide(Transaction tx, UUID id, Proposal.Outcome outcome, UUID by) {
        tx.handle()
                .createUpdate(
                        "update award_proposal set outcome = ?, decided_by = ?, decided_at = ?"
                                + " where id = ?")
                .bind(0, outcome.name())
                .bind(1, Ids.bytes(by))
                .bind(2, Micros.of(tx.now()))
                .bind(3, Ids.bytes(id))
                .execute();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Proposal(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("edition")),
                AwardRows.id(row, "result"),
                AwardJson.read(row.getString("words"), DecisionWords.class),
                Ids.of(row.getBytes("proposed_by")),
                Micros.get(row, "proposed_at"),
                AwardRows.id(row, "decided_by"),
                Micros.find(row, "decided_at"),
                outcome == null ? null : Proposal.Outcome.valueOf(outcome));
    }
}
