package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.content.vocabulary.Term;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The work of linking a snapshot, in the order of the constructor; its maps become the graph. */
final class Linking {
    private final Snapshot snapshot;
    private final EntryOrder order;
    private final IdentityHashMap<Entry, Entry> visible = new IdentityHashMap<>();
    private final Map<String, List<Entry>> byType = new HashMap<>();
    private final Map<String, Map<String, Entry>> byKey = new HashMap<>();
    private final Map<String, Map<String, Entry>> targets = new HashMap<>();
    private final Map<String, Map<String, List<Entry>>> referrers = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, List<TermEntries>> terms = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Links a snapshot.
     *
     * @param before the work of an earlier one: what it knows of the same objects is used again
     */
    Linking(Snapshot read, @Nullable Linking before) {
        this.order = before == null ? new EntryOrder() : new EntryOrder(before.order);
        this.snapshot = visible(read, before == null ? new IdentityHashMap<>() : before.visible);
        snapshot.assets().forEach(asset -> assets.put(asset.id(), asset));
        sortByType();
        for (List<Entry> entries : byType.values()) {
            nameKeys(entries);
        }
        for (ContentType type : snapshot.model().types().values()) {
            List<Entry> entries = byType.getOrDefault(type.name(), List.of());
            resolveReferences(type, entries);
            checkAssets(type, entries);
            gatherTerms(type, entries);
        }
    }

    /** What the owner does not show, and what is for staff, never gets into the graph. */
    private Snapshot visible(Snapshot read, IdentityHashMap<Entry, Entry> known) {
        var entries = new ArrayList<Entry>(read.entries().size());
        for (Entry entry : read.entries()) {
            Entry before = known.get(entry);
            Entry shown = before == null ? visible(entry, read.model()) : before;
            visible.put(entry, shown);
            entries.add(shown);
        }
        return read.withEntries(entries);
    }

    private static Entry visible(Entry entry, ContentModel model) {
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

    private void sortByType() {
        for (Entry entry : snapshot.entries()) {
            byType.computeIfAbsent(entry.type(), _ -> new ArrayList<>()).add(entry);
        }
        byType.replaceAll((name, entries) -> order.sorted(snapshot.model().require(name), entries));
    }

    /** Ids are put last, so that an id wins over a slug that looks the same. */
    private void nameKeys(List<Entry> entries) {
        var keys = HashMap.<String, Entry>newHashMap(entries.size() * 2);
        entries.forEach(entry -> keys.put(entry.slug(), entry));
        entries.forEach(entry -> keys.put(entry.id(), entry));
        byKey.put(entries.getFirst().type(), keys);
    }

    private void resolveReferences(ContentType type, List<Entry> entries) {
        for (Field field : type.fieldsOf(FieldKind.REFERENCE)) {
            String targetType = Objects.requireNonNullElse(field.target(), "");
            Map<String, Entry> candidates = byKey.getOrDefault(targetType, Map.of());
            for (Entry entry : entries) {
                Optional<String> key = entry.fields().text(field.name());
                if (key.isEmpty()) {
                    continue;
                }
                Entry target = candidates.get(key.get());
                if (target == null) {
                    warn(
                            entry,
                            field,
                            "refers to the %s \"%s\", which is not published; the link is left out"
                                    .formatted(targetType, key.get()));
                } else {
                    connect(entry, field, target);
                }
            }
        }
    }

    private void connect(Entry entry, Field field, Entry target) {
        targets.computeIfAbsent(entry.id(), _ -> new HashMap<>(4)).put(field.name(), target);
        List<Entry> known =
                referrers
                        .computeIfAbsent(target.id(), _ -> new HashMap<>(4))
                        .computeIfAbsent(entry.type(), _ -> new ArrayList<>(4));
        addOnce(known, entry);
    }

    /** Entries come one after another, so an entry that is already there is the last. */
    private static void addOnce(List<Entry> known, Entry entry) {
        if (known.isEmpty() || !known.getLast().id().equals(entry.id())) {
            known.add(entry);
        }
    }

    private void checkAssets(ContentType type, List<Entry> entries) {
        for (Field field : type.fieldsOf(FieldKind.ASSET)) {
            for (Entry entry : entries) {
                entry.fields()
                        .text(field.name())
                        .filter(id -> !assets.containsKey(id))
                        .ifPresent(id ->
                                warn(
                                        entry,
                                        field,
                                        "shows the asset \"%s\", which the snapshot does not have; it is left out"
                                                .formatted(id)));
            }
        }
    }

    private void gatherTerms(ContentType type, List<Entry> entries) {
        for (Field field : type.fields().values()) {
            if (field.visibility() == Visibility.STAFF) {
                continue;
            }
            if (field.kind().isChosen()) {
                terms.put(termKey(type, field), chosenTerms(field, entries));
            } else if (field.kind() == FieldKind.YEAR) {
                terms.put(termKey(type, field), years(field, entries));
            }
        }
    }

    private List<TermEntries> chosenTerms(Field field, List<Entry> entries) {
        Map<String, Term> vocabulary =
                snapshot.model()
                        .vocabulary(Objects.requireNonNullElse(field.vocabulary(), ""))
                        .<Map<String, Term>>map(found -> found.terms())
                        .orElse(Map.of());
        var carriers = new LinkedHashMap<String, List<Entry>>();
        vocabulary.keySet().forEach(id -> carriers.put(id, new ArrayList<>()));
        for (Entry entry : entries) {
            for (String id : entry.fields().items(field.name())) {
                List<Entry> known = carriers.get(id);
                if (known == null) {
                    warn(
                            entry,
                            field,
                            "names the unknown term \"%s\"; it is left out".formatted(id));
                } else {
                    addOnce(known, entry);
                }
            }
        }
        var gathered = new ArrayList<TermEntries>(carriers.size());
        vocabulary.forEach((id, term) ->
                gathered.add(new TermEntries(id, term, carriers.getOrDefault(id, List.of()))));
        return gathered;
    }

    private static List<TermEntries> years(Field field, List<Entry> entries) {
        var carriers = new HashMap<Integer, List<Entry>>();
        for (Entry entry : entries) {
            entry.fields()
                    .number(field.name())
                    .ifPresent(year ->
                            carriers.computeIfAbsent(year.intValue(), _ -> new ArrayList<>())
                                    .add(entry));
        }
        return carriers.entrySet().stream()
                .sorted(Map.Entry.<Integer, List<Entry>>comparingByKey(Comparator.reverseOrder()))
                .map(year -> new TermEntries(year.getKey().toString(), null, year.getValue()))
                .toList();
    }

    private void warn(Entry entry, Field field, String what) {
        warnings.add("%s %s: %s %s".formatted(entry.type(), entry.slug(), field.name(), what));
    }

    static String termKey(ContentType type, Field field) {
        return type.name() + "/" + field.name();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Map<String, List<Entry>> byType() {
        return byType;
    }

    Map<String, Map<String, Entry>> byKey() {
        return byKey;
    }

    Map<String, Map<String, Entry>> targets() {
        return targets;
    }

    Map<String, Map<String, List<Entry>>> referrers() {
        return referrers;
    }

    Map<String, Asset> assets() {
        return assets;
    }

    Map<String, List<TermEntries>> terms() {
        return terms;
    }

    List<String> warnings() {
        return warnings;
    }
}
