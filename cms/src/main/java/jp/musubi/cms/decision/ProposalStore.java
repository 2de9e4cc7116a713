package jp.musubi.cms.decision;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;

/** What was drafted, open and decided; nobody decides to do what they drafted themselves. */
public final class ProposalStore<A> {
    private final ActTable<A> table;
    private final Refusals refusals;

    /**
     * What people are told.
     *
     * @param moved name of the sentence where it was decided already
     * @param samePerson name of the sentence for who drafted it
     */
    public record Refusals(String moved, String samePerson) {}

    public ProposalStore(ActTable<A> table, Refusals refusals) {
        this.table = table;
        this.refusals = refusals;
    }

    /**
     * Keeps a draft.
     *
     * @param id new
     */
    public Proposal<A> add(Transaction tx, UUID id, A act, UUID by) {
        SequencedMap<String, @Nullable Object> own = table.columns(act);
        String sql =
                "insert into %s (id, proposed_by, proposed_at, %s) values (?, ?, ?%s)"
                        .formatted(
                                table.name(),
                                String.join(", ", own.keySet()),
                                ", ?".repeat(own.size()));
        Update insert =
                tx.handle()
                        .createUpdate(sql)
                        .bind(0, Ids.bytes(id))
                        .bind(1, Ids.bytes(by))
                        .bind(2, Micros.of(tx.now()));
        int at = 3;
        for (Object value : own.values()) {
            bind(insert, at++, value);
        }
        insert.execute();
        return find(tx, id).orElseThrow();
    }

    private static void bind(Update insert, int at, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            insert.bind(at, bytes);
        } else {
            insert.bind(at, (String) value);
        }
    }

    /** The proposal of that id. */
    public Optional<Proposal<A>> find(Transaction tx, UUID id) {
        return list(tx, "where id = ?", List.of(Ids.bytes(id))).stream().findFirst();
    }

    /** All of them about something, oldest first. */
    public List<Proposal<A>> of(Transaction tx, String column, UUID about) {
        String condition = "where " + column + " = ? order by proposed_at, id";
        return list(tx, condition, List.of(Ids.bytes(about)));
    }

    /** What waits for a decision, the longest waiting first. */
    public List<Proposal<A>> open(Transaction tx) {
        return list(tx, "where outcome is null order by proposed_at, id", List.of());
    }

    /** What waits longest for a decision of those that are meant. */
    public Optional<Proposal<A>> open(Transaction tx, Predicate<A> meant) {
        return open(tx).stream().filter(each -> meant.test(each.act())).findFirst();
    }

    /**
     * Keeps a decision; what it is about is then for the caller to do.
     *
     * @param taken whether it is to be done; one may decline what one drafted oneself
     * @throws Refusal if the same person drafted it, or it was decided already
     */
    public Proposal<A> decide(Transaction tx, UUID id, boolean taken, UUID by) {
        Proposal<A> proposal =
                list(tx, "where id = ? for update", List.of(Ids.bytes(id))).stream()
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        if (!proposal.isOpen()) {
            throw Refusal.because(ProblemType.CONFLICT, refusals.moved());
        }
        if (taken && proposal.proposedBy().equals(by)) {
            throw Refusal.because(ProblemType.FORBIDDEN, refusals.samePerson());
        }
        Proposal.Outcome outcome = taken ? Proposal.Outcome.TAKEN : Proposal.Outcome.DECLINED;
        tx.handle()
                .createUpdate(
                        "update %s set outcome = ?, decided_by = ?, decided_at = ? where id = ?"
                                .formatted(table.name()))
                .bind(0, outcome.name())
                .bind(1, Ids.bytes(by))
                .bind(2, Micros.of(tx.now()))
                .bind(3, Ids.bytes(id))
                .execute();
        return find(tx, id).orElseThrow();
    }

    private List<Proposal<A>> list(Transaction tx, String rest, List<byte[]> values) {
        var query = tx.handle().createQuery("select * from " + table.name() + " " + rest);
        for (int at = 0; at < values.size(); at++) {
            query.bind(at, values.get(at));
        }
        return Collections.unmodifiableList(query.map((row, context) -> proposal(row)).list());
    }

    private Proposal<A> proposal(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        byte[] decidedBy = row.getBytes("decided_by");
        return new Proposal<>(
                Ids.of(row.getBytes("id")),
                table.act(row),
                Ids.of(row.getBytes("proposed_by")),
                Micros.get(row, "proposed_at"),
                decidedBy == null ? null : Ids.of(decidedBy),
                Micros.find(row, "decided_at"),
                outcome == null ? null : Proposal.Outcome.valueOf(outcome));
    }
}
