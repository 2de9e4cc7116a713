package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links a snapshot from nothing. */
final class Linking {
    private final Snapshot snapshot;
    private final Map<String, List<Entry>> byType = new HashMap<>();
    private final Map<String, Layered<String, Entry>> byKey = new HashMap<>();
    private final Map<String, List<Entry>> referring = new HashMap<>();
    private final Map<String, List<TermEntries>> terms = new HashMap<>();
    private boolean isContended;

    private Linking(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The graph of a snapshot, in which there may be more than readers may see. */
    static Graph of(Snapshot read) {
        List<Entry> visible =
                read.entries().stream().map(entry -> visible(entry, read.model())).toList();
        return new Linking(read.withEntries(visible)).graph(read.entries());
    }

    /** What the owner does not show, and what is for staff, never gets into the graph. */
    static Entry visible(Entry entry, ContentModel model) {
        ContentType type = model.require(entry.type());
        boolean allPublic =
                entry.fields().values().keySet().stream()
                        .allMatch(name -> isAlwaysPublic(type, name));
        return allPublic ? entry : entry.publicView(type);
    }

    private static boolean isAlwaysPublic(ContentType type, String name) {
        return type.field(name)
                .filter(field -> field.visibility() == Visibility.PUBLIC)
                .isPresent();
    }

    private Graph graph(List<Entry> read) {
        for (Entry entry : snapshot.entries()) {
            byType.computeIfAbsent(entry.type(), _ -> new ArrayList<>()).add(entry);
        }
        byType.replaceAll(
                (name, entries) -> EntryOrder.of(snapshot.model().require(name)).sorted(entries));
        byType.forEach(this::nameKeys);
        for (ContentType type : snapshot.model().types().values()) {
            List<Entry> entries = byType.getOrDefault(type.name(), List.of());
            for (Entry entry : entries) {
                Graph.references(type, entry)
                        .forEach(key ->
                                referring.computeIfAbsent(key, _ -> new ArrayList<>(4)).add(entry));
            }
            gatherTerms(type, entries);
        }
        return warned(
                new Graph(
                        snapshot,
                        read,
                        byType,
                        byKey,
                        Layered.of(referring),
                        assets(snapshot.assets()),
                        terms,
                        Layered.of(Map.of()),
                        isContended,
                        Newest.of(snapshot.entries())));
    }

    /** Ids are put last, so that an id wins over a slug that looks the same. */
    private void nameKeys(String type, List<Entry> entries) {
        var keys = HashMap.<String, Entry>newHashMap(entries.size() * 2);
        for (Entry entry : entries) {
            isContended |= keys.put(entry.slug(), entry) != null;
        }
        for (Entry entry : entries) {
            Entry other = keys.put(entry.id(), entry);
            isContended |= other != null && !other.equals(entry);
        }
        byKey.put(type, Layered.of(keys));
    }

    private void gatherTerms(ContentType type, List<Entry> entries) {
        EntryOrder order = EntryOrder.of(type);
        for (Field field : type.fields().values()) {
            if (TermLists.isGathered(field)) {
                terms.put(
                        Graph.termKey(type, field),
                        new TermLists(snapshot.model(), field, order).gathered(entries));
            }
        }
    }

    private static Graph warned(Graph graph) {
        Map<String, List<String>> warnings = new HashMap<>();
        for (Entry entry : graph.snapshot().entries()) {
            List<String> found = graph.warnings(entry);
            if (!found.isEmpty()) {
                warnings.put(entry.id(), found);
            }
        }
        return graph.with(Layered.of(warnings));
    }

    static Map<String, Asset> assets(List<Asset> assets) {
        Map<String, Asset> byId = HashMap.newHashMap(assets.size());
        assets.forEach(asset -> byId.put(asset.id(), asset));
        return byId;
    }
}
