package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which revisions are live, the generation that counts their changes, and a walk over them all. */
final class LiveEntries {
    private static final int CHUNK_ENTRIES = 500;

    private final LiveIndex index;
    private final FormerPaths former;

    LiveEntries(LiveIndex index, FormerPaths former) {
        this.index = index;
        this.former = former;
    }

    StoredEntry publish(Transaction tx, Draft draft, Instant liveAt) {
        return publishAll(tx, List.of(draft), any -> liveAt).getFirst();
    }

    /** Makes that revision live, whatever the draft says by now. */
    StoredEntry publish(Transaction tx, StoredEntry entry, int revision, Content content) {
        Draft moved = former.moved(tx, new Draft(entry, content));
        return write(tx, List.of(new Draft(live(moved.entry(), revision, tx.now()), content)))
                .getFirst();
    }

    /** Makes drafts live, each from its own time on. */
    List<StoredEntry> publishAll(
            Transaction tx, Collection<Draft> drafts, Function<StoredEntry, Instant> liveAt) {
        List<Draft> published =
                drafts.stream()
                        .map(draft -> former.moved(tx, draft))
                        .map(draft ->
                                new Draft(
                                        live(
                                                draft.entry(),
                                                draft.entry().draftRevision(),
                                                liveAt.apply(draft.entry())),
                                        draft.content()))
                        .toList();
        return write(tx, published);
    }

    private List<StoredEntry> write(Transaction tx, List<Draft> published) {
        List<StoredEntry> states = published.stream().map(Draft::entry).toList();
        writeLive(tx, states);
        index.put(
                tx,
                published.stream()
                        .map(draft -> EntryRows.live(draft.entry(), draft.content()))
                        .toList());
        LiveChanges.note(tx, states.stream().map(StoredEntry::id).toList());
        return states;
    }

    StoredEntry unpublish(Transaction tx, StoredEntry entry) {
        StoredEntry hidden = entry.withLive(null, entry.publishedAt(), null);
        writeLive(tx, List.of(hidden));
        index.remove(tx, List.of(entry.id()));
        LiveChanges.note(tx, List.of(entry.id()));
        return hidden;
    }

    private static StoredEntry live(StoredEntry entry, int revision, Instant at) {
        Instant first = entry.publishedAt() == null ? at : entry.publishedAt();
        return entry.withLive(revision, first, at);
    }

    private static void writeLive(Transaction tx, List<StoredEntry> entries) {
        try (PreparedBatch batch =
                tx.handle()
                        .prepareBatch(
                                "update entry set live_revision = ?, published_at = ?, live_at = ?,"
                                        + " slug = ?, next_slug = ?, live_path = ? where id = ?")) {
            for (StoredEntry entry : entries) {
                batch.bind(0, entry.liveRevision())
                        .bind(1, Micros.orNull(entry.publishedAt()))
                        .bind(2, Micros.orNull(entry.liveAt()))
                        .bind(3, entry.slug())
                        .bind(4, entry.nextSlug())
                        .bind(5, entry.livePath())
                        .bind(6, Ids.bytes(entry.id()))
                        .add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    static Map<String, Long> countsByType(Transaction tx) {
        var counts = new HashMap<String, Long>();
        tx.handle()
                .createQuery(
                        "select type, count(*) as entries from entry"
                                + " where live_revision is not null group by type")
                .map((row, context) -> Map.entry(row.getString("type"), row.getLong("entries")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    static long generation(Transaction tx) {
        return tx.handle()
                .createQuery("select amount from counter where name = 'generation'")
                .mapTo(Long.class)
                .one();
    }

    /** The row is locked until the commit, so this is the last thing a transaction does. */
    static void nextGeneration(Transaction tx) {
        tx.handle()
                .createUpdate("update counter set amount = amount + 1 where name = 'generation'")
                .execute();
    }

    static long forEach(Transaction snapshot, Consumer<LiveEntry> reader) {
        long generation = generation(snapshot);
        UUID after = null;
        List<LiveEntry> chunk;
        do {
            chunk = EntryRows.liveAfter(snapshot, after, CHUNK_ENTRIES);
            chunk.forEach(reader);
            after = chunk.isEmpty() ? null : UUID.fromString(chunk.getLast().entry().id());
        } while (chunk.size() == CHUNK_ENTRIES);
        return generation;
    }

    static void forEach(Transaction tx, String type, Consumer<LiveEntry> reader) {
        UUID after = null;
        List<LiveEntry> chunk;
        do {
            chunk = EntryRows.liveAfter(tx, type, after, CHUNK_ENTRIES);
            chunk.forEach(reader);
            after = chunk.isEmpty() ? null : UUID.fromString(chunk.getLast().entry().id());
        } while (chunk.size() == CHUNK_ENTRIES);
    }
}
