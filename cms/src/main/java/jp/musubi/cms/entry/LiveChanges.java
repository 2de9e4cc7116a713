package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which entries became public, became public anew or ceased to be, generation by generation: so
 * that one who read everything that is live reads only what changed after that.
 */
public final class LiveChanges {
    /** Generations that are remembered. */
    static final int MAX_GENERATIONS = 10_000;

    private static final int CHUNK_ENTRIES = 500;

    private LiveChanges() {}

    /**
     * What is live differs in some entries from what was live at an earlier generation.
     *
     * @param generation that of now
     * @param live entries that are live, in no order
     * @param gone ids of those that are not live any more
     */
    public record Since(long generation, List<LiveEntry> live, Set<UUID> gone) {}

    /** Counts a generation with these changes; the last thing that a transaction does. */
    static void note(Transaction tx, Collection<UUID> entries) {
        LiveEntries.nextGeneration(tx);
        long generation = LiveEntries.generation(tx);
        try (PreparedBatch batch =
                tx.handle()
                        .prepareBatch(
                                "insert into live_change (generation, entry_id) values (?, ?)")) {
            for (UUID entry : Set.copyOf(entries)) {
                batch.bind(0, generation).bind(1, Ids.bytes(entry)).add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
        tx.handle()
                .createUpdate("delete from live_change where generation <= ?")
                .bind(0, generation - MAX_GENERATIONS)
                .execute();
    }

    /** The generation of everything that the transaction sees. */
    public static long generation(Transaction snapshot) {
        return LiveEntries.generation(snapshot);
    }

    /**
     * What changed after a generation; empty if that is too long ago to be told.
     *
     * @param snapshot as of one moment
     */
    public static Optional<Since> since(Transaction snapshot, long generation) {
        long now = LiveEntries.generation(snapshot);
        if (now < generation || now - generation >= MAX_GENERATIONS) {
            return Optional.empty();
        }
        Set<UUID> changed = now == generation ? Set.of() : changed(snapshot, generation);
        List<UUID> ids = List.copyOf(changed);
        var live = new ArrayList<LiveEntry>(ids.size());
        for (int from = 0; from < ids.size(); from += CHUNK_ENTRIES) {
            int to = Math.min(from + CHUNK_ENTRIES, ids.size());
            live.addAll(EntryRows.live(snapshot, new HashSet<>(ids.subList(from, to))));
        }
        Set<UUID> gone = new HashSet<>(changed);
        live.forEach(entry -> gone.remove(UUID.fromString(entry.entry().id())));
        return Optional.of(new Since(now, live, gone));
    }

    private static Set<UUID> changed(Transaction snapshot, long generation) {
        return snapshot.handle()
                .createQuery("select entry_id from live_change where generation > ?")
                .bind(0, generation)
                .map((row, context) -> Ids.of(row.getBytes("entry_id")))
                .set();
    }
}
