package jp.musubi.cms.publish;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Refusal;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is to become public, or to cease to be, at a time of its own. */
public final class Schedule implements Due {
    private static final int MAX_PLANS_OF_ENTRY = 20;
    private static final int MAX_DUE_PLANS = 100;
    private static final String COLUMNS = "s.id, s.entry_id, s.revision, s.due_at, s.actor";

    private final Database database;
    private final Ids ids;
    private final Publishing publishing;

    public Schedule(Database database, Ids ids, Publishing publishing) {
        this.database = database;
        this.ids = ids;
        this.publishing = publishing;
    }

    /**
     * One thing that is going to happen.
     *
     * @param revision what becomes public; null when the entry ceases to be public
     * @param actor who decided it
     */
    public record Plan(
            UUID id, UUID entry, @Nullable Integer revision, Instant dueAt, UUID actor) {}

    /** Plans that a revision becomes public; an earlier plan of that sort is dropped. */
    public void publish(Transaction tx, UUID entry, int revision, Instant at, UUID actor) {
        drop(tx, entry, "revision is not null");
        add(tx, entry, revision, at, actor);
    }

    /** Plans that an entry ceases to be public; an earlier plan of that sort is dropped. */
    public void unpublish(Transaction tx, UUID entry, Instant at, UUID actor) {
        drop(tx, entry, "revision is null");
        add(tx, entry, null, at, actor);
    }

    /** Drops all plans of an entry; returns how many there were. */
    public int cancel(Transaction tx, UUID entry) {
        return drop(tx, entry, "1 = 1");
    }

    private static int drop(Transaction tx, UUID entry, String sort) {
        return tx.handle()
                .createUpdate(
                        "update schedule set done_at = ?, outcome = 'DROPPED'"
                                + " where entry_id = ? and done_at is null and "
                                + sort)
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(entry))
                .execute();
    }

    private void add(
            Transaction tx, UUID entry, @Nullable Integer revision, Instant at, UUID actor) {
        tx.handle()
                .createUpdate(
                        "insert into schedule (id, entry_id, revision, due_at, actor)"
                                + " values (?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Ids.bytes(entry))
                .bind(2, revision)
                .bind(3, Micros.of(at))
                .bind(4, Ids.bytes(actor))
                .execute();
    }

    /** What is planned for an entry, soonest first. */
    public List<Plan> of(UUID entry) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from schedule s where s.entry_id = ?"
                                        + " and s.done_at is null order by s.due_at, s.id limit "
                                        + MAX_PLANS_OF_ENTRY)
                        .bind(0, Ids.bytes(entry))
                        .map((row, context) -> plan(row))
                        .list());
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select min(due_at) as next from schedule where done_at is null")
                        .map((row, context) -> Optional.ofNullable(Micros.find(row, "next")))
                        .one());
    }

    /**
     * Does what is due by now, each plan in a transaction of its own.
     *
     * @return how many things became public or ceased to be
     */
    @Override
    public int runDue() {
        List<UUID> due =
                database.read(tx ->
                        tx.handle()
                                .createQuery(
                                        "select s.id from schedule s where s.done_at is null"
                                                + " and s.due_at <= ? order by s.due_at, s.id"
                                                + " limit "
                                                + MAX_DUE_PLANS)
                                .bind(0, Micros.of(tx.now()))
                                .map((row, context) -> Ids.of(row.getBytes("id")))
                                .list());
        int done = 0;
        for (UUID plan : due) {
            done += database.write(tx -> run(tx, plan)) ? 1 : 0;
        }
        return done;
    }

    private boolean run(Transaction tx, UUID id) {
        Optional<Plan> plan =
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from schedule s where s.id = ? and s.done_at is null"
                                        + " for update")
                        .bind(0, Ids.bytes(id))
                        .map((row, context) -> plan(row))
                        .findOne();
        return plan.filter(found -> run(tx, found)).isPresent();
    }

    private boolean run(Transaction tx, Plan plan) {
        boolean done = act(tx, plan);
        tx.handle()
                .createUpdate("update schedule set done_at = ?, outcome = ? where id = ?")
                .bind(0, Micros.of(tx.now()))
                .bind(1, done ? "DONE" : "IDLE")
                .bind(2, Ids.bytes(plan.id()))
                .execute();
        return done;
    }

    /** What an office decided meanwhile stays as it decided. */
    private boolean act(Transaction tx, Plan plan) {
        try {
            return published(tx, plan);
        } catch (Refusal e) {
            return false;
        }
    }

    private boolean published(Transaction tx, Plan plan) {
        Integer revision = plan.revision();
        if (revision == null) {
            return publishing.unpublish(tx, plan.entry(), plan.actor(), "planned")
                    instanceof PublishOutcome.Accepted;
        }
        return !isTakenDown(tx, plan)
                && publishing.publishNewer(tx, plan.entry(), revision, plan.actor())
                        instanceof PublishOutcome.Accepted;
    }

    /**
     * Whether somebody took the entry away from the public after this was planned: that was said
     * later and stays so. What was taken away as planned does not count.
     */
    private static boolean isTakenDown(Transaction tx, Plan plan) {
        return tx.handle()
                        .createQuery(
                                "select count(*) from publication p"
                                        + " join entry e on e.id = p.entry_id"
                                        + " where p.entry_id = ? and p.kind = 'UNPUBLISH'"
                                        + " and p.id > ? and e.live_revision is null"
                                        + " and not exists (select 1 from schedule s"
                                        + " where s.entry_id = p.entry_id and s.revision is null"
                                        + " and s.outcome = 'DONE' and s.done_at = p.queued_at)")
                        .bind(0, Ids.bytes(plan.entry()))
                        .bind(1, Ids.bytes(plan.id()))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Plan plan(ResultSet row) throws SQLException {
        int revision = row.getInt("revision");
        boolean becomesPublic = !row.wasNull();
        return new Plan(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("entry_id")),
                becomesPublic ? Integer.valueOf(revision) : null,
                Micros.get(row, "due_at"),
                Ids.of(row.getBytes("actor")));
    }
}
