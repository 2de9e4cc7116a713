package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Links a snapshot that is a slightly changed other one: gives what {@link Linking} gives, but
 * works on what differs. Entries are told apart as objects, which whoever reads snapshots again and
 * again keeps.
 */
final class Relinking {
    /** With more differences than one entry in so many, linking from nothing is faster. */
    private static final int MIN_ENTRIES_PER_DIFFERENCE = 16;

    private static final int MIN_DIFFERENCES = 8;

    private final Graph before;
    private final Snapshot read;
    private final ContentModel model;
    private final List<Entry> visible = new ArrayList<>();
    private final Changed changed = new Changed(new LinkedHashMap<>(), new LinkedHashMap<>());

    private Relinking(Graph before, Snapshot read) {
        this.before = before;
        this.read = read;
        this.model = read.model();
    }

    /** A graph, and what differs in it. */
    record Relinked(Graph graph, Differences differences) {}

    /** Entries that are gone and that have come, by their types. */
    private record Changed(Map<String, List<Entry>> gone, Map<String, List<Entry>> come) {
        void gone(Entry entry) {
            gone.computeIfAbsent(entry.type(), _ -> new ArrayList<>()).add(entry);
        }

        void come(Entry entry) {
            come.computeIfAbsent(entry.type(), _ -> new ArrayList<>()).add(entry);
        }

        List<Entry> gone(String type) {
            return gone.getOrDefault(type, List.of());
        }

        List<Entry> come(String type) {
            return come.getOrDefault(type, List.of());
        }

        Set<String> types() {
            var types = new LinkedHashSet<>(gone.keySet());
            types.addAll(come.keySet());
            return types;
        }

        List<Entry> allGone() {
            return gone.values().stream().flatMap(List::stream).toList();
        }

        List<Entry> allCome() {
            return come.values().stream().flatMap(List::stream).toList();
        }

        int size() {
            return allGone().size() + allCome().size();
        }
    }

    /**
     * The graph of a snapshot that follows another.
     *
     * @return null if it has to be linked from nothing
     */
    static @Nullable Relinked of(Graph before, Snapshot read) {
        return before.isContended() || !before.snapshot().model().equals(read.model())
                ? null
                : new Relinking(before, read).relinked();
    }

    private @Nullable Relinked relinked() {
        compare();
        boolean sameAssets = read.assets().equals(before.snapshot().assets());
        Map<String, Asset> assets = sameAssets ? before.assets() : Linking.assets(read.assets());
        int bearable = Math.max(MIN_DIFFERENCES, visible.size() / MIN_ENTRIES_PER_DIFFERENCE);
        if (changed.size() > bearable || !assets.keySet().containsAll(before.assets().keySet())) {
            return null;
        }
        Map<String, Map<String, Optional<Entry>>> keys = keys();
        if (keys == null) {
            return null;
        }
        var byKey = new HashMap<>(before.byKey());
        keys.forEach((type, changes) ->
                byKey.merge(
                        type,
                        Layered.of(Map.<String, Entry>of()).with(changes),
                        (known, _) -> known.with(changes)));
        Snapshot snapshot = read.withEntries(visible);
        var graph =
                new Graph(
                        snapshot,
                        read.entries(),
                        byType(),
                        byKey,
                        referring(),
                        assets,
                        terms(),
                        before.warnings(),
                        false,
                        before.newest()
                                .changed(changed.allGone(), changed.allCome())
                                .orElseGet(() -> Newest.of(visible)));
        List<Entry> turned = turned(graph, keys);
        return new Relinked(
                warned(graph, turned, sameAssets),
                new Differences(
                        changed.allGone(),
                        changed.allCome(),
                        turned,
                        sameAssets ? Set.of() : otherAssets(assets)));
    }

    private Set<String> otherAssets(Map<String, Asset> now) {
        var all = new HashSet<>(before.assets().keySet());
        all.addAll(now.keySet());
        all.removeIf(id -> Objects.equals(before.assets().get(id), now.get(id)));
        return all;
    }

    /** Puts the visible entries together and finds what differs. */
    private void compare() {
        List<Entry> earlier = before.read();
        List<Entry> later = read.entries();
        List<Entry> shown = before.snapshot().entries();
        int shorter = Math.min(earlier.size(), later.size());
        int head = 0;
        while (head < shorter && isSame(earlier.get(head), later.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && isSame(
                        earlier.get(earlier.size() - 1 - tail),
                        later.get(later.size() - 1 - tail))) {
            tail++;
        }
        IdentityHashMap<Entry, Entry> known = new IdentityHashMap<>();
        for (int i = head; i < earlier.size() - tail; i++) {
            known.put(earlier.get(i), shown.get(i));
        }
        visible.addAll(shown.subList(0, head));
        for (Entry entry : later.subList(head, later.size() - tail)) {
            Entry same = known.remove(entry);
            if (same == null) {
                same = Linking.visible(entry, model);
                changed.come(same);
            }
            visible.add(same);
        }
        visible.addAll(shown.subList(shown.size() - tail, shown.size()));
        known.values().forEach(changed::gone);
    }

    @SuppressWarnings("ReferenceEquality") // equal entries are as good, but comparing them is not
    private static boolean isSame(Entry one, Entry other) {
        return one == other;
    }

    /**
     * How the names of entries change, by type.
     *
     * @return null if two entries want one name
     */
    private @Nullable Map<String, Map<String, Optional<Entry>>> keys() {
        Map<String, Map<String, Optional<Entry>>> keys = new LinkedHashMap<>();
        for (String type : changed.types()) {
            Map<String, Optional<Entry>> changes = new LinkedHashMap<>();
            for (Entry entry : changed.gone(type)) {
                changes.put(entry.slug(), Optional.empty());
                changes.put(entry.id(), Optional.empty());
            }
            for (Entry entry : changed.come(type)) {
                if (isTaken(type, entry.slug(), entry, changes)
                        || isTaken(type, entry.id(), entry, changes)) {
                    return null;
                }
                changes.put(entry.slug(), Optional.of(entry));
                changes.put(entry.id(), Optional.of(entry));
            }
            keys.put(type, changes);
        }
        return keys;
    }

    private boolean isTaken(
            String type, String name, Entry by, Map<String, Optional<Entry>> changes) {
        Optional<Entry> now = changes.get(name);
        Entry owner = now == null ? before.named(type, name) : now.orElse(null);
        return owner != null && !isSame(owner, by);
    }

    private Map<String, List<Entry>> byType() {
        var byType = new HashMap<>(before.byType());
        for (String type : changed.types()) {
            List<Entry> entries =
                    EntryOrder.of(model.require(type))
                            .changed(
                                    byType.getOrDefault(type, List.of()),
                                    changed.gone(type),
                                    changed.come(type));
            if (entries.isEmpty()) {
                byType.remove(type);
            } else {
                byType.put(type, entries);
            }
        }
        return byType;
    }

    private Layered<String, List<Entry>> referring() {
        Map<String, Optional<List<Entry>>> changes = new HashMap<>();
        for (String name : changed.types()) {
            ContentType type = model.require(name);
            EntryOrder order = EntryOrder.of(type);
            Map<String, List<Entry>> gone = byReference(type, changed.gone(name));
            Map<String, List<Entry>> come = byReference(type, changed.come(name));
            var touched = new HashSet<>(gone.keySet());
            touched.addAll(come.keySet());
            for (String key : touched) {
                List<Entry> known = before.referring().get(key);
                List<Entry> now =
                        order.changed(
                                known == null ? List.of() : known,
                                gone.getOrDefault(key, List.of()),
                                come.getOrDefault(key, List.of()));
                changes.put(key, Optional.of(now).filter(some -> !some.isEmpty()));
            }
        }
        return before.referring().with(changes);
    }

    private static Map<String, List<Entry>> byReference(ContentType type, List<Entry> entries) {
        Map<String, List<Entry>> byReference = new HashMap<>();
        for (Entry entry : entries) {
            Graph.references(type, entry)
                    .forEach(key ->
                            byReference.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry));
        }
        return byReference;
    }

    private Map<String, List<TermEntries>> terms() {
        var terms = new HashMap<>(before.terms());
        for (String name : changed.types()) {
            ContentType type = model.require(name);
            EntryOrder order = EntryOrder.of(type);
            for (Field field : type.fields().values()) {
                if (TermLists.isGathered(field)) {
                    terms.computeIfPresent(
                            Graph.termKey(type, field),
                            (_, known) ->
                                    new TermLists(model, field, order)
                                            .changed(
                                                    known, changed.gone(name), changed.come(name)));
                }
            }
        }
        return terms;
    }

    /** Entries that are what they were, but what they refer to goes by another name now. */
    private List<Entry> turned(Graph graph, Map<String, Map<String, Optional<Entry>>> keys) {
        Set<Entry> turned = Collections.newSetFromMap(new IdentityHashMap<>());
        keys.forEach((type, changes) -> {
            for (String name : changes.keySet()) {
                if (!idOf(before.named(type, name)).equals(idOf(graph.named(type, name)))) {
                    turned.addAll(referring(graph, type, name));
                }
            }
        });
        turned.removeAll(changed.allCome());
        return List.copyOf(turned);
    }

    private static Optional<String> idOf(@Nullable Entry entry) {
        return Optional.ofNullable(entry).map(Entry::id);
    }

    private List<Entry> referring(Graph graph, String type, String name) {
        var referring = new ArrayList<Entry>();
        for (ContentType from : model.types().values()) {
            boolean mayRefer =
                    from.fieldsOf(FieldKind.REFERENCE).stream()
                            .anyMatch(field -> Graph.targetType(field).equals(type));
            List<Entry> found =
                    mayRefer
                            ? graph.referring().get(Graph.reference(from.name(), type, name))
                            : null;
            if (found != null) {
                referring.addAll(found);
            }
        }
        return referring;
    }

    private Graph warned(Graph graph, List<Entry> turned, boolean sameAssets) {
        Map<String, Optional<List<String>>> changes = new HashMap<>();
        changed.allGone().forEach(entry -> changes.put(entry.id(), Optional.empty()));
        var again = new ArrayList<>(changed.allCome());
        again.addAll(turned);
        if (!sameAssets) {
            graph.snapshot().entries().stream()
                    .filter(entry -> before.warnings().get(entry.id()) != null)
                    .forEach(again::add);
        }
        for (Entry entry : again) {
            List<String> found = graph.warnings(entry);
            if (!found.isEmpty() || before.warnings().get(entry.id()) != null) {
                changes.put(entry.id(), Optional.of(found).filter(some -> !some.isEmpty()));
            }
        }
        changes.entrySet()
                .removeIf(each ->
                        each.getValue().isEmpty() && before.warnings().get(each.getKey()) == null);
        return graph.with(graph.warnings().with(changes));
    }
}
