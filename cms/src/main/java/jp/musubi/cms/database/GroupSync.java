package jp.musubi.cms.database;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Group commit: whoever finds nobody writing becomes the leader and writes to disk for all whose
 * transactions were committed by then; the others wait. H2 alone would either lose acknowledged
 * commits when it is killed, or write to disk once for each of them.
 */
final class GroupSync implements Durability {
    private final Runnable sync;
    private final Runnable release;

    /**
     * Transactions go through it together, and writing to disk alone. H2 takes one table after the
     * other: of a transaction that goes on meanwhile, it would take a row and not what its index
     * says of it, and whoever is killed then has a store in which the two do not fit.
     */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition synced = lock.newCondition();
    private long lastCommit;
    private long lastSynced;
    private boolean leading;

    /**
     * @param sync writes everything committed to the disk
     * @param release what to do in the end
     */
    GroupSync(Runnable sync, Runnable release) {
        this.sync = sync;
        this.release = release;
    }

    @Override
    public <T> T undivided(Supplier<T> work) {
        gate.readLock().lock();
        try {
            return work.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    @Override
    public void await() {
        if (gate.getReadHoldCount() > 0) {
            // Within another transaction, which waits for the disk when it is through itself.
            return;
        }
        lock.lock();
        try {
            long mine = ++lastCommit;
            while (lastSynced < mine) {
                if (leading) {
                    synced.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called and left with the lock held. A failure is the leader's; another one then leads. */
    private void lead() {
        leading = true;
        long upTo = lastCommit;
        boolean done = false;
        lock.unlock();
        gate.writeLock().lock();
        try {
            sync.run();
            done = true;
        } finally {
            gate.writeLock().unlock();
            lock.lock();
            leading = false;
            if (done) {
                lastSynced = upTo;
            }
            synced.signalAll();
        }
    }

    @Override
    public void close() {
        release.run();
    }
}
