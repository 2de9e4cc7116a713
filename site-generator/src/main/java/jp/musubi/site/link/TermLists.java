package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.vocabulary.Term;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The terms of one field with the entries that carry them. */
final class TermLists {
    private final Field field;
    private final EntryOrder order;
    private final Map<String, Term> vocabulary;

    TermLists(ContentModel model, Field field, EntryOrder order) {
        this.field = field;
        this.order = order;
        this.vocabulary = vocabulary(model, field);
    }

    /** Whether the entries of a field's terms are gathered at all. */
    static boolean isGathered(Field field) {
        return field.visibility() != Visibility.STAFF
                && (field.kind().isChosen() || field.kind() == FieldKind.YEAR);
    }

    /** The terms that a field may name. */
    static Map<String, Term> vocabulary(ContentModel model, Field field) {
        return model.vocabulary(Objects.requireNonNullElse(field.vocabulary(), ""))
                .<Map<String, Term>>map(found -> found.terms())
                .orElse(Map.of());
    }

    /** The terms or years of the field that an entry carries. */
    Set<String> of(Entry entry) {
        return of(entry, field);
    }

    /** The terms or years of a field that an entry carries, each once. */
    static Set<String> of(Entry entry, Field field) {
        if (field.kind().isChosen()) {
            return new LinkedHashSet<>(entry.fields().items(field.name()));
        }
        return field.kind() == FieldKind.YEAR
                ? entry.fields()
                        .number(field.name())
                        .map(year -> Set.of(Integer.toString(year.intValue())))
                        .orElse(Set.of())
                : Set.of();
    }

    /**
     * All terms of a vocabulary in its order, years that occur, latest first.
     *
     * @param entries in their type's order
     */
    List<TermEntries> gathered(List<Entry> entries) {
        var carriers = new HashMap<String, List<Entry>>();
        for (Entry entry : entries) {
            of(entry)
                    .forEach(id -> carriers.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry));
        }
        var all = new LinkedHashMap<String, TermEntries>();
        vocabulary.keySet().forEach(id -> all.put(id, termEntries(id, List.of())));
        carriers.forEach((id, carrying) -> {
            if (field.kind() == FieldKind.YEAR || all.containsKey(id)) {
                all.put(id, termEntries(id, carrying));
            }
        });
        return inOrder(all);
    }

    /** As {@link #gathered}, from what was gathered before some entries changed. */
    List<TermEntries> changed(List<TermEntries> before, List<Entry> gone, List<Entry> come) {
        Map<String, List<Entry>> goneBy = byTerm(gone);
        Map<String, List<Entry>> comeBy = byTerm(come);
        var touched = new LinkedHashSet<>(goneBy.keySet());
        touched.addAll(comeBy.keySet());
        if (touched.isEmpty()) {
            return before;
        }
        var all = new LinkedHashMap<String, TermEntries>();
        before.forEach(each -> all.put(each.id(), each));
        for (String id : touched) {
            @Nullable TermEntries known = all.get(id);
            if (known == null && field.kind().isChosen()) {
                continue;
            }
            List<Entry> carrying =
                    order.changed(
                            known == null ? List.of() : known.entries(),
                            goneBy.getOrDefault(id, List.of()),
                            comeBy.getOrDefault(id, List.of()));
            all.put(id, termEntries(id, carrying));
        }
        return inOrder(all);
    }

    private Map<String, List<Entry>> byTerm(List<Entry> entries) {
        var byTerm = new LinkedHashMap<String, List<Entry>>();
        for (Entry entry : entries) {
            of(entry).forEach(id -> byTerm.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry));
        }
        return byTerm;
    }

    private TermEntries termEntries(String id, List<Entry> entries) {
        return new TermEntries(id, vocabulary.get(id), entries);
    }

    private List<TermEntries> inOrder(Map<String, TermEntries> all) {
        if (field.kind() != FieldKind.YEAR) {
            return List.copyOf(all.values());
        }
        NavigableMap<Integer, TermEntries> years = new TreeMap<>();
        all.forEach((year, each) -> {
            if (each.count() > 0) {
                years.put(Integer.valueOf(year), each);
            }
        });
        return List.copyOf(years.descendingMap().values());
    }
}
