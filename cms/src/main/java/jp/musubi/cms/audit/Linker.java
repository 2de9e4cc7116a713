package jp.musubi.cms.audit;

import jp.musubi.cms.audit.AuditRows.Chained;
import jp.musubi.cms.audit.AuditRows.Head;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chains events a moment after they were committed, many at once: the chain has one end, and were
 * it taken in every transaction, all writers would wait for each other. Several processes may link
 * at the same time. Safe for many threads.
 */
final class Linker {
    private static final int CHUNK_EVENTS = 500;

    /** How long committed events wait for others to be chained with. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private final Database database;
    private final AtomicInteger waiting = new AtomicInteger();

    Linker(Database database) {
        this.database = database;
    }

    /** Tells that events were committed; they are chained in the background. */
    void committed() {
        if (waiting.getAndIncrement() == 0) {
            Thread.ofVirtual().name("audit-linker").start(this::work);
        }
    }

    private void work() {
        int known;
        do {
            try {
                Thread.sleep(GATHERING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            known = waiting.get();
            tryToLink();
        } while (waiting.addAndGet(-known) > 0);
    }

    /** What cannot be chained now stays; the next event, reader or start of the program tries. */
    private void tryToLink() {
        try {
            link();
        } catch (RuntimeException e) {
            System.getLogger(Linker.class.getName())
                    .log(System.Logger.Level.DEBUG, "events wait to be chained", e);
        }
    }

    /** Chains all that is committed, unless all of it is. */
    void link() {
        if (database.read(AuditRows::isPending)) {
            int linked;
            do {
                linked = database.write(Linker::linkSome);
            } while (linked == CHUNK_EVENTS);
        }
    }

    private static int linkSome(Transaction tx) {
        Head head = AuditRows.lockHead(tx);
        List<AuditEvent> pending = AuditRows.pending(tx, CHUNK_EVENTS);
        if (pending.isEmpty()) {
            return 0;
        }
        var chained = new ArrayList<Chained>();
        for (AuditEvent event : pending) {
            Chained next = Links.chain(head, event);
            chained.add(next);
            head = next.head();
        }
        AuditRows.insert(tx, chained);
        AuditRows.removePending(tx, pending);
        AuditRows.moveHead(tx, head);
        return pending.size();
    }
}
