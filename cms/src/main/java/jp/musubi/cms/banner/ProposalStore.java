package jp.musubi.cms.banner;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Steps that were drafted, open and decided. */
public final class ProposalStore {
    private final Database database;
    private final Ids ids;

    public ProposalStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    Proposal add(
            Transaction tx,
            BannerStep step,
            @Nullable UUID application,
            @Nullable UUID banner,
            BannerWords words,
            UUID by) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        "insert into banner_proposal (id, step, application, banner, document,"
                            + " words, proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, step.name())
                .bind(2, application == null ? null : Ids.bytes(application))
                .bind(3, banner == null ? null : Ids.bytes(banner))
                .bind(4, words.document())
                .bind(5, words.json())
                .bind(6, Ids.bytes(by))
                .bind(7, Micros.of(tx.now()))
                .execute();
        return find(tx, id, "").orElseThrow();
    }

    /** The proposal of that id; nobody else decides it until the transaction ends. */
    static Optional<Proposal> lock(Transaction tx, UUID id) {
        return find(tx, id, " for update");
    }

    private static Optional<Proposal> find(Transaction tx, UUID id, String lock) {
        return tx.handle()
                .createQuery("select * from banner_proposal where id = ?" + lock)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> proposal(row))
                .findOne();
    }

    /** What waits for a decision, the longest waiting first. */
    public List<Proposal> open() {
        return database.read(ProposalStore::open);
    }

    static List<Proposal> open(Transaction tx) {
        return tx.handle()
                .createQuery(
                        "select * from banner_proposal where outcome is null"
                                + " order by proposed_at, id")
                .map((row, context) -> proposal(row))
                .list();
    }

    /** What waits for a decision about a banner. */
    static Optional<Proposal> openOfBanner(Transaction tx, UUID banner) {
        return open(tx).stream().filter(each -> banner.equals(each.banner())).findFirst();
    }

    /** What waits for a decision about an application. */
    static Optional<Proposal> openOfApplication(Transaction tx, UUID application) {
        return open(tx).stream().filter(each -> application.equals(each.application())).findFirst();
    }

    static void decide(Transaction tx, UUID id, Proposal.Outcome outcome, UUID by) {
        tx.handle()
                .createUpdate(
                        "update banner_proposal set outcome = ?, decided_by = ?, decided_at = ?"
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
                BannerStep.valueOf(row.getString("step")),
                BannerEventStore.id(row, "application"),
                BannerEventStore.id(row, "banner"),
                BannerWords.of(row.getString("words"), row.getString("document")),
                Ids.of(row.getBytes("proposed_by")),
                Micros.get(row, "proposed_at"),
                BannerEventStore.id(row, "decided_by"),
                Micros.find(row, "decided_at"),
                outcome == null ? null : Proposal.Outcome.valueOf(outcome));
    }
}
