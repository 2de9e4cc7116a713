package jp.musubi.site.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What filters and counts need of every document, and the order of all by their readings.
 *
 * <p>The file of facets is a JSON object and, behind a zero byte, numbers. {@code facets} has for
 * each facet its ids and the lists of them (as places among the ids) that documents have, the empty
 * one first. The numbers are, for each document, how many slots it is behind the last; the number
 * of its list of types; then, facet by facet, for each list of types either a zero, if no such
 * document has the facet, or a one and the number of each such document's list.
 */
final class Columns {
    /** Documents of one file of the order. */
    static final int ORDER_PART = 2048;

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
    void update(SortedMap<Integer, StaticIndex.Placed> placed, boolean isChanged) {
        if (!isChanged && facets != null) {
            return;
        }
        facets = facets(placed);
        List<Integer> slots =
                placed.entrySet().stream()
                        .sorted(
                                Comparator
                                        .<Map.Entry<Integer, StaticIndex.Placed>, String>comparing(
                                                each -> each.getValue().document().order())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        order = parts(slots);
    }

    private static IndexFile facets(SortedMap<Integer, StaticIndex.Placed> placed) {
        var combinations = new TreeMap<String, SortedMap<String, List<String>>>();
        for (StaticIndex.Placed each : placed.values()) {
            each.document()
                    .facets()
                    .forEach((facet, ids) ->
                            combinations
                                    .computeIfAbsent(facet, _ -> new TreeMap<>())
                                    .put(String.join("\n", ids), ids));
        }
        ObjectNode json = JSON.createObjectNode();
        ObjectNode named = json.putObject("facets");
        var numbers = new Packing();
        int last = -1;
        for (int slot : placed.keySet()) {
            numbers.number(slot - last - 1);
            last = slot;
        }
        Map<String, Map<String, Integer>> places = new HashMap<>();
        combinations.forEach((facet, lists) -> {
            Map<String, Integer> numbered = new HashMap<>(Map.of("", 0));
            places.put(facet, numbered);
            List<String> known =
                    lists.values().stream().flatMap(List::stream).distinct().sorted().toList();
            ObjectNode told = named.putObject(facet);
            known.forEach(told.putArray("ids")::add);
            var all = told.putArray("lists");
            all.addArray();
            lists.forEach((joined, ids) -> {
                numbered.put(joined, numbered.size());
                var list = all.addArray();
                ids.forEach(id -> list.add(Collections.binarySearch(known, id)));
            });
        });
        var byType = new TreeMap<Integer, List<Map<String, List<String>>>>();
        for (StaticIndex.Placed each : placed.values()) {
            Map<String, List<String>> facets = each.document().facets();
            int type = place(places, FacetName.TYPE, facets);
            numbers.number(type);
            byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(facets);
        }
        for (String facet : combinations.keySet()) {
            if (!facet.equals(FacetName.TYPE)) {
                byType.values().forEach(documents -> column(facet, documents, places, numbers));
            }
        }
        json.put("documents", placed.size());
        return new IndexFile(new Packing().text(json.toString()).number(0).raw(numbers.plain(), 0));
    }

    private static void column(
            String facet,
            List<Map<String, List<String>>> documents,
            Map<String, Map<String, Integer>> places,
            Packing numbers) {
        boolean has = documents.stream().anyMatch(facets -> facets.containsKey(facet));
        numbers.number(has ? 1 : 0);
        if (has) {
            documents.forEach(facets -> numbers.number(place(places, facet, facets)));
        }
    }

    private static int place(
            Map<String, Map<String, Integer>> places,
            String facet,
            Map<String, List<String>> facets) {
        String joined = String.join("\n", facets.getOrDefault(facet, List.of()));
        return Objects.requireNonNull(Objects.requireNonNull(places.get(facet)).get(joined));
    }

    /** Slots in the order of readings. */
    private static List<IndexFile> parts(List<Integer> slots) {
        var parts = new ArrayList<IndexFile>();
        for (int from = 0; from < slots.size(); from += ORDER_PART) {
            var part = new Packing();
            slots.subList(from, Math.min(slots.size(), from + ORDER_PART)).forEach(part::number);
            parts.add(new IndexFile(part));
        }
        return parts;
    }
}
