package jp.musubi.cms.snapshot;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.LiveChanges;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.snapshot.PublishedContent.Shown;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is published, held in memory from one build to the next: what did not change is the same
 * object again, so that a build sees at once what did. Safe for many threads, one after another.
 */
public final class HeldContent {
    private final PublishedContent published;
    private Map<UUID, Shown> held = Map.of();

    public HeldContent(PublishedContent published) {
        this.published = published;
    }

    /** What is published now. */
    public synchronized Snapshot read() {
        return published.at(this::read);
    }

    private Snapshot read(Transaction tx) {
        Map<UUID, LiveEntry> known = HashMap.newHashMap(held.size());
        held.forEach((id, shown) -> known.put(id, shown.live()));
        List<LiveEntry> live = LiveChanges.read(tx, known);
        Map<UUID, Shown> now = HashMap.newHashMap(live.size());
        var entries = new ArrayList<Entry>(live.size());
        Set<UUID> pictures = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        for (LiveEntry entry : live) {
            UUID id = UUID.fromString(entry.entry().id());
            Shown before = held.get(id);
            Shown shown =
                    before != null && before.live().equals(entry) ? before : published.shown(entry);
            now.put(id, shown);
            entries.add(shown.entry());
            pictures.addAll(shown.pictures());
            files.addAll(shown.files());
        }
        held = now;
        return new Snapshot(
                published.site(tx),
                published.model(),
                published.assets(tx, pictures, files),
                entries,
                published.redirects(tx));
    }
}
