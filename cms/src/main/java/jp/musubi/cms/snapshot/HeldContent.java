package jp.musubi.cms.snapshot;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.LiveChanges;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.snapshot.PublishedContent.Shown;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is published, held in memory from one build to the next: only what changed is read, and what
 * did not is the same object again, so that a build sees at once what did. Safe for many threads,
 * one after another.
 */
public final class HeldContent {
    private static final Held NOTHING =
            new Held(Long.MIN_VALUE, List.of(), new HashMap<>(), Optional.empty());

    private final PublishedContent published;
    private Held held = NOTHING;

    public HeldContent(PublishedContent published) {
        this.published = published;
    }

    /**
     * What was read.
     *
     * @param generation of what is live
     * @param entries as readers may see them, in order of their ids
     * @param shown the same with what they show, by id; it is changed into that of the next one
     * @param assets what they show; empty if it has to be read: it may have come since
     */
    private record Held(
            long generation,
            List<Entry> entries,
            Map<String, Shown> shown,
            Optional<List<Asset>> assets) {

        Held with(List<Asset> read) {
            Set<String> ids = read.stream().map(Asset::id).collect(Collectors.toSet());
            Set<String> files = read.stream().map(Asset::file).collect(Collectors.toSet());
            boolean isWhole =
                    assets.isPresent()
                            || shown.values().stream()
                                    .allMatch(each ->
                                            each.pictures().stream()
                                                            .map(UUID::toString)
                                                            .allMatch(ids::contains)
                                                    && files.containsAll(each.files()));
            return new Held(
                    generation, entries, shown, isWhole ? Optional.of(read) : Optional.empty());
        }
    }

    /** What is published now. */
    public synchronized Snapshot read() {
        Held before = held;
        held = NOTHING;
        Read read = published.at(tx -> read(tx, before));
        held = read.held();
        return read.snapshot();
    }

    private record Read(Held held, Snapshot snapshot) {}

    private Read read(Transaction tx, Held before) {
        Held now =
                before.generation() < 0
                        ? all(tx)
                        : LiveChanges.since(tx, before.generation())
                                .map(since -> changed(before, since))
                                .orElseGet(() -> all(tx));
        List<Asset> assets = now.assets().orElseGet(() -> assets(tx, now));
        Site site = published.site(tx);
        var snapshot =
                new Snapshot(
                        site,
                        published.model(),
                        withLooks(tx, site, assets),
                        now.entries(),
                        published.redirects(tx));
        return new Read(now.with(assets), snapshot);
    }

    /** With what the looks of the site show; they change while no entry does, so none is held. */
    private List<Asset> withLooks(Transaction tx, Site site, List<Asset> assets) {
        Set<UUID> pictures = PublishedContent.pictures(site);
        if (pictures.isEmpty()) {
            return assets;
        }
        assets.forEach(asset -> pictures.removeIf(id -> id.toString().equals(asset.id())));
        List<Asset> all = new ArrayList<>(assets);
        all.addAll(published.assets(tx, pictures, Set.of()));
        return all;
    }

    private Held all(Transaction tx) {
        var entries = new ArrayList<Entry>();
        Map<String, Shown> all = new HashMap<>();
        long generation =
                published.forEach(
                        tx,
                        shown -> {
                            entries.add(shown.entry());
                            all.put(shown.entry().id(), shown);
                        });
        return new Held(generation, entries, all, Optional.empty());
    }

    private Held changed(Held before, LiveChanges.Since since) {
        List<Entry> entries = new ArrayList<>(before.entries());
        boolean sameAssets = true;
        for (UUID id : since.gone()) {
            Shown gone = before.shown().remove(id.toString());
            if (gone != null) {
                entries.remove(place(entries, gone.entry()));
                sameAssets &= gone.pictures().isEmpty() && gone.files().isEmpty();
            }
        }
        for (LiveEntry live : since.live()) {
            Shown now = published.shown(live);
            Shown earlier = before.shown().put(live.entry().id(), now);
            int place = place(entries, now.entry());
            if (earlier == null) {
                entries.add(-1 - place, now.entry());
            } else {
                entries.set(place, now.entry());
            }
            sameAssets &= isShowingTheSame(now, earlier);
        }
        Optional<List<Asset>> assets = sameAssets ? before.assets() : Optional.empty();
        return new Held(since.generation(), entries, before.shown(), assets);
    }

    private static boolean isShowingTheSame(Shown now, @Nullable Shown earlier) {
        return earlier == null
                ? now.pictures().isEmpty() && now.files().isEmpty()
                : now.pictures().equals(earlier.pictures()) && now.files().equals(earlier.files());
    }

    /** As {@link Collections#binarySearch}; ids in hexadecimal sort as their bytes do. */
    private static int place(List<Entry> entries, Entry entry) {
        return Collections.binarySearch(entries, entry, Comparator.comparing(Entry::id));
    }

    private List<Asset> assets(Transaction tx, Held held) {
        Set<UUID> pictures = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        for (Entry entry : held.entries()) {
            Shown shown = Objects.requireNonNull(held.shown().get(entry.id()));
            pictures.addAll(shown.pictures());
            files.addAll(shown.files());
        }
        return published.assets(tx, pictures, files);
    }
}
