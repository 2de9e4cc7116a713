package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What filters and counts need of every document, and the order of all by their readings.
 *
 * <p>The file of facets has the names of facets and their ids; for each document, how many slots it
 * is behind the last and its type; and facet by facet, type by type, whether any document has the
 * facet, and then the ids of each.
 */
final class Columns {
    /** Documents of one file of the order. */
    static final int ORDER_PART = 2048;

    private static final int COUNT = 0;
    private static final int LENGTH = 1;
    private static final int GAP = 2;
    private static final int HAS = 3;

    private @Nullable IndexFile facets;
    private List<IndexFile> order = List.of();

    IndexFile facets() {
        return Objects.requireNonNull(facets);
    }

    List<IndexFile> order() {
        return order;
    }

    /**
     * Brings the files up to date.
     *
     * @param isChanged whether any document stands elsewhere or is counted or sorted otherwise
     */
    void update(SortedMap<Integer, Placed> placed, boolean isChanged) {
        if (!isChanged && facets != null) {
            return;
        }
        facets = facets(placed);
        List<Integer> slots =
                placed.entrySet().stream()
                        .sorted(
                                Comparator.<Map.Entry<Integer, Placed>, String>comparing(
                                                each -> each.getValue().document().order())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        order = parts(slots);
    }

    private static IndexFile facets(SortedMap<Integer, Placed> placed) {
        var known = new TreeMap<String, SortedSet<String>>();
        for (Placed each : placed.values()) {
            each.document()
                    .facets()
                    .forEach((facet, ids) ->
                            known.computeIfAbsent(facet, _ -> new TreeSet<>()).addAll(ids));
        }
        var numbers = new NumberWriter().number(COUNT, known.size());
        Map<String, FacetIds> facets = new LinkedHashMap<>();
        known.forEach((facet, ids) -> {
            numbers.text(LENGTH, facet).number(COUNT, ids.size());
            ids.forEach(id -> numbers.text(LENGTH, id));
            facets.put(facet, new FacetIds(List.copyOf(ids)));
        });
        numbers.number(COUNT, placed.size());
        int last = -1;
        for (int slot : placed.keySet()) {
            numbers.number(GAP, slot - last - 1);
            last = slot;
        }
        var byType = new TreeMap<Integer, List<SearchDocument>>();
        FacetIds types = facets.get(FacetName.TYPE);
        for (Placed each : placed.values()) {
            byType.computeIfAbsent(
                            Objects.requireNonNull(types)
                                    .write(each.document(), FacetName.TYPE, numbers),
                            _ -> new ArrayList<>())
                    .add(each.document());
        }
        facets.forEach((facet, ids) -> {
            if (!facet.equals(FacetName.TYPE)) {
                byType.values()
                        .forEach(documents -> {
                            boolean has =
                                    documents.stream()
                                            .anyMatch(each -> each.facets().containsKey(facet));
                            numbers.number(HAS, has ? 1 : 0);
                            if (has) {
                                documents.forEach(each -> ids.write(each, facet, numbers));
                            }
                        });
            }
        });
        return new IndexFile(numbers);
    }

    /** Slots in the order of readings. */
    private static List<IndexFile> parts(List<Integer> slots) {
        var parts = new ArrayList<IndexFile>();
        for (int from = 0; from < slots.size(); from += ORDER_PART) {
            List<Integer> some = slots.subList(from, Math.min(slots.size(), from + ORDER_PART));
            var part = new NumberWriter().number(COUNT, some.size());
            some.forEach(slot -> part.number(GAP, slot));
            parts.add(new IndexFile(part));
        }
        return parts;
    }
}
