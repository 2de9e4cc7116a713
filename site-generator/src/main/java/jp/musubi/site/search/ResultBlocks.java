package jp.musubi.site.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What hits show, a file for the documents of some neighbouring slots: a JSON array of slot and
 * result, alternating.
 */
final class ResultBlocks {
    /** Slots of a block, unless its documents are long. */
    static final int SLOTS = 32;

    private static final int MAX_CHARS = 16_000;

    private final SortedMap<Integer, List<Block>> groups = new TreeMap<>();

    /** A file and its first slot. */
    record Block(int start, IndexFile file) {}

    List<Block> blocks() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    void clear() {
        groups.clear();
    }

    /**
     * Brings the files up to date.
     *
     * @param placed all documents by slot
     * @param changed slots whose document is another or gone
     */
    <T> void update(
            SortedMap<Integer, T> placed, Set<Integer> changed, Function<T, String> results) {
        changed.stream()
                .map(slot -> slot / SLOTS)
                .distinct()
                .forEach(group -> {
                    var texts = new TreeMap<Integer, String>();
                    placed.subMap(group * SLOTS, (group + 1) * SLOTS)
                            .forEach((slot, document) -> texts.put(slot, results.apply(document)));
                    groups.remove(group);
                    if (!texts.isEmpty()) {
                        var blocks = new ArrayList<Block>();
                        cut(texts, group * SLOTS, SLOTS, blocks);
                        groups.put(group, blocks);
                    }
                });
    }

    private static void cut(
            SortedMap<Integer, String> texts, int start, int slots, List<Block> into) {
        int chars = texts.values().stream().mapToInt(String::length).sum();
        if (texts.size() > 1 && chars > MAX_CHARS) {
            int middle = start + slots / 2;
            cut(texts.headMap(middle), start, slots / 2, into);
            cut(texts.tailMap(middle), middle, slots / 2, into);
        } else if (!texts.isEmpty()) {
            into.add(new Block(start, new IndexFile(json(texts))));
        }
    }

    private static String json(Map<Integer, String> texts) {
        var json = new StringBuilder("[");
        texts.forEach((slot, text) ->
                json.append(json.length() > 1 ? "," : "").append(slot).append(',').append(text));
        return json.append(']').toString();
    }
}
