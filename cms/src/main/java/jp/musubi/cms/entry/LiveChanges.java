package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what is live by one who has read it before: only what changed is read again. */
public final class LiveChanges {
    private static final int CHUNK_ENTRIES = 500;

    private LiveChanges() {}

    /** What tells whether a live entry says what it said: its words, its address, its time. */
    private record Head(UUID id, int revision, String slug, Instant liveAt) {
        boolean isOf(LiveEntry known) {
            return known.revision() == revision
                    && known.entry().slug().equals(slug)
                    && known.entry().updatedAt().equals(liveAt);
        }
    }

    /**
     * All published entries, in order of their ids.
     *
     * @param known what was read before, by id; the same objects are given back where they hold
     */
    public static List<LiveEntry> read(Transaction snapshot, Map<UUID, LiveEntry> known) {
        List<Head> heads = heads(snapshot);
        List<UUID> changed = new ArrayList<>();
        for (Head head : heads) {
            LiveEntry before = known.get(head.id());
            if (before == null || !head.isOf(before)) {
                changed.add(head.id());
            }
        }
        Map<UUID, LiveEntry> fresh = new HashMap<>();
        for (int from = 0; from < changed.size(); from += CHUNK_ENTRIES) {
            int to = Math.min(from + CHUNK_ENTRIES, changed.size());
            for (LiveEntry entry : EntryRows.live(snapshot, changed.subList(from, to))) {
                fresh.put(UUID.fromString(entry.entry().id()), entry);
            }
        }
        var entries = new ArrayList<LiveEntry>(heads.size());
        for (Head head : heads) {
            LiveEntry entry = fresh.getOrDefault(head.id(), known.get(head.id()));
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static List<Head> heads(Transaction snapshot) {
        return snapshot.handle()
                .createQuery(
                        "select id, live_revision, slug, live_at from entry"
                                + " where live_revision is not null order by id")
                .map((row, context) ->
                        new Head(
                                Ids.of(row.getBytes("id")),
                                row.getInt("live_revision"),
                                row.getString("slug"),
                                Micros.get(row, "live_at")))
                .list();
    }
}
