package jp.musubi.cms.audit;

import jp.musubi.cms.audit.AuditRows.Chained;
import jp.musubi.cms.audit.AuditRows.Head;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who did what and when. Events are only ever added, in the transaction of what they record. A
 * moment later each carries a digest over the one before and itself, so that a change shows.
 */
public final class AuditLog {
    private static final int MAX_DETAILS_UNITS = 1_000;
    private static final int CHUNK_EVENTS = 1_000;

    private final Database database;
    private final Ids ids;
    private final Linker linker;

    public AuditLog(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
        this.linker = new Linker(database);
    }

    /**
     * Writes an event down with what it records. It is chained a moment after the commit, before
     * anybody reads it; whoever writes waits for nobody.
     *
     * @param actor the account that acted; null for the program itself
     * @param action a word and a verb, as in {@code entry.publish}
     * @param subject id of what was acted on, if one thing was
     * @param details a few words more, without personal data; empty for none
     */
    public void add(
            Transaction tx,
            @Nullable UUID actor,
            String action,
            @Nullable UUID subject,
            String details) {
        String kept = StorableText.cut(details, MAX_DETAILS_UNITS);
        var event = new AuditEvent(ids.next(), 0, tx.now(), actor, action, subject, kept);
        AuditRows.insertPending(tx, event);
        tx.afterCommit(linker::committed);
    }

    /**
     * Chains the events of before there was a chain, and those that a process left which died; call
     * at the start. Once the chain has begun, what stands beside it in the same table is never
     * taken in.
     *
     * @return how many there were of before
     */
    public int chainOld() {
        int old =
                database.write(tx -> {
                    Head head = AuditRows.lockHead(tx);
                    return head.sequence() == 0 ? chainAll(tx, head) : 0;
                });
        linker.link();
        return old;
    }

    private static int chainAll(Transaction tx, Head beginning) {
        Head head = beginning;
        List<AuditEvent> old;
        do {
            old = AuditRows.unchained(tx, CHUNK_EVENTS);
            for (AuditEvent event : old) {
                Chained chained = Links.chain(head, event);
                AuditRows.chain(tx, chained);
                head = chained.head();
            }
        } while (old.size() == CHUNK_EVENTS);
        AuditRows.moveHead(tx, head);
        return Math.toIntExact(head.sequence());
    }

    /** Checks the whole chain, as it is at one moment. */
    public Verification verify() {
        linker.link();
        return database.snapshot(tx -> {
            Head end = AuditRows.head(tx);
            String digest = Links.beginning();
            long sequence = 0;
            List<Chained> piece;
            do {
                piece = AuditRows.after(tx, sequence, CHUNK_EVENTS);
                for (Chained next : piece) {
                    sequence++;
                    if (next.event().sequence() != sequence) {
                        return new Verification.Broken(sequence, "the event is missing");
                    }
                    digest = Links.digest(digest, next.event());
                    if (!digest.equals(next.digest())) {
                        return new Verification.Broken(
                                sequence, "the event " + next.event().id() + " was changed");
                    }
                }
            } while (piece.size() == CHUNK_EVENTS);
            return ended(tx, end, sequence, digest);
        });
    }

    private static Verification ended(Transaction tx, Head end, long sequence, String digest) {
        if (sequence != end.sequence() || !digest.equals(end.digest())) {
            return new Verification.Broken(
                    Math.min(sequence, end.sequence()) + 1,
                    "the chain should end with event " + end.sequence() + ", and does not");
        }
        return AuditRows.unchained(tx, 1).isEmpty()
                ? new Verification.Intact(sequence, digest)
                : new Verification.Broken(sequence + 1, "an event stands outside the chain");
    }

    /** The events that pass, newest first. */
    public List<AuditEvent> find(AuditQuery query, int limit) {
        linker.link();
        return database.read(tx -> AuditRows.find(tx, query, limit));
    }

    /** All events that pass, newest first, a few in memory at a time. */
    public void forEach(AuditQuery query, Consumer<AuditEvent> reader) {
        AuditQuery next = query;
        List<AuditEvent> piece;
        do {
            piece = find(next, CHUNK_EVENTS);
            piece.forEach(reader);
            next = piece.isEmpty() ? next : next.before(piece.getLast().sequence());
        } while (piece.size() == CHUNK_EVENTS);
    }

    /** The newest events, newest first. */
    public List<AuditEvent> newest(int limit) {
        return find(AuditQuery.ALL, limit);
    }

    /** What was done to one thing, newest first. */
    public List<AuditEvent> about(UUID subject, int limit) {
        return find(new AuditQuery(null, null, subject, null, null, null), limit);
    }
}
