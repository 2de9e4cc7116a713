package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

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

    /** More documents than that are sorted at once. */
    private static final int MAX_INSERTED = 200;

    private @Nullable IndexFile facets;
    private List<Placed> sorted = new ArrayList<>();
    private List<IndexFile> order = List.of();

    IndexFile facets() {
        return Objects.requireNonNull(facets);
    }

    List<IndexFile> order() {
        return order;
    }

    /** What the file of facets says. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes it.
    record Read(int[] slots, List<Map<String, List<String>>> facets) {}

    /** Takes over files of another process, and the documents in the order of their readings. */
    void keep(IndexFile kept, List<IndexFile> parts, List<Placed> documents) {
        facets = kept;
        order = parts;
        sorted = new ArrayList<>(documents);
    }

    void clear() {
        facets = null;
        sorted = new ArrayList<>();
    }

    /**
     * Brings the files up to date.
     *
     * @param fresh documents that are new or another
     * @param isChanged whether any document stands elsewhere, is gone, or is counted or sorted
     *     otherwise
     * @param orders what documents are sorted by
     */
    void update(
            SortedMap<Integer, Placed> placed,
            Collection<Placed> fresh,
            boolean isChanged,
            Function<SearchDocument, String> orders) {
        // Of one reading, documents stand in the order of their slots, which no move changes.
        Comparator<Placed> byReading =
                Comparator.<Placed, String>comparing(each -> each.order(orders))
                        .thenComparingInt(each -> each.slot);
        if (!isChanged && facets != null) {
            fresh.forEach(
                    each -> sorted.set(Collections.binarySearch(sorted, each, byReading), each));
            return;
        }
        facets = facets(placed);
        sorted.removeIf(each -> placed.get(each.slot) != each);
        if (fresh.size() > MAX_INSERTED) {
            sorted.addAll(fresh);
            sorted.sort(byReading);
        } else {
            for (Placed each : fresh) {
                sorted.add(-Collections.binarySearch(sorted, each, byReading) - 1, each);
            }
        }
        order = parts(sorted.stream().map(each -> each.slot).toList());
    }

    static Read read(IndexFile file) {
        var from = new NumberReader(file.bytes());
        Map<String, FacetIds> facets = new LinkedHashMap<>();
        for (int rest = from.number(COUNT); rest > 0; rest--) {
            String facet = from.text(LENGTH);
            var ids = new ArrayList<String>();
            for (int size = from.number(COUNT); size > 0; size--) {
                ids.add(from.text(LENGTH));
            }
            facets.put(facet, new FacetIds(ids));
        }
        int[] slots = new int[from.number(COUNT)];
        int last = -1;
        for (int i = 0; i < slots.length; i++) {
            last += from.number(GAP) + 1;
            slots[i] = last;
        }
        var documents = new ArrayList<Map<String, List<String>>>();
        var byType = new TreeMap<String, List<Map<String, List<String>>>>();
        FacetIds types = facets.remove(FacetName.TYPE);
        for (int i = 0; i < slots.length; i++) {
            List<String> type = Objects.requireNonNull(types).read(from);
            Map<String, List<String>> document = new HashMap<>();
            document.put(FacetName.TYPE, type);
            documents.add(document);
            byType.computeIfAbsent(type.getFirst(), _ -> new ArrayList<>()).add(document);
        }
        facets.forEach((facet, ids) -> {
            for (List<Map<String, List<String>>> some : byType.values()) {
                if (from.number(HAS) > 0) {
                    for (Map<String, List<String>> document : some) {
                        List<String> has = ids.read(from);
                        if (!has.isEmpty()) {
                            document.put(facet, has);
                        }
                    }
                }
            }
        });
        return new Read(slots, documents);
    }

    static int[] slots(List<IndexFile> order) {
        return order.stream()
                .flatMapToInt(file -> {
                    var from = new NumberReader(file.bytes());
                    return IntStream.generate(() -> from.number(GAP)).limit(from.number(COUNT));
                })
                .toArray();
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
