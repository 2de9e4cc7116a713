package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What hits show, a file for the documents of some neighbouring slots: a JSON array of the slot
 * behind the first and the result in turn, in {@link TextCode}. The first block of each zone is
 * longer, and is what all others of the zone are compressed after: much is said again and again.
 */
final class ResultBlocks {
    /** Slots of a group, whose blocks are named together. */
    static final int SLOTS = 128;

    /** Bytes of a block before it is compressed. */
    private static final int MAX_BYTES = 12_500;

    /** Bytes of the first block of a zone, as far as its group has them. */
    private static final int FIRST_BYTES = 8_000;

    /** Compression looks back no further. */
    private static final int MAX_WORDS_BYTES = 0x7fff;

    private static final byte[] NOTHING = {};

    private final SortedMap<Integer, Group> groups = new TreeMap<>();
    private Map<Integer, Zone> zones = Map.of();

    /** A file and its first slot. */
    record Block(int start, IndexFile file) {}

    /** Blocks that are named together, so that the manifest has fewer names. */
    static final class Group {
        private final List<Block> blocks;
        private byte @Nullable [] hash;

        Group(List<Block> blocks) {
            this.blocks = List.copyOf(blocks);
        }

        List<Block> blocks() {
            return blocks;
        }

        byte[] hash() {
            byte[] known = hash;
            if (known == null) {
                known =
                        IndexFile.hash(
                                blocks.stream()
                                        .map(block -> block.file().bytes())
                                        .toArray(byte[][]::new));
                hash = known;
            }
            return known;
        }

        /** The same, compressed after other words. */
        Group after(byte[] old, byte[] words) {
            return new Group(
                    blocks.stream()
                            .map(block ->
                                    new Block(
                                            block.start(),
                                            new IndexFile(() ->
                                                    Packing.packed(
                                                            Packing.unpacked(
                                                                    block.file().bytes(), old),
                                                            words))))
                            .toList());
        }
    }

    /** The first group of a zone and what its first block says. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares or changes them.
    private record Zone(int group, byte[] words) {}

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    void clear() {
        groups.clear();
        zones = Map.of();
    }

    /**
     * Takes over files of another process.
     *
     * @param starts where zones begin
     * @throws IOException if they are damaged
     */
    void keep(List<Group> kept, List<Integer> starts) throws IOException {
        clear();
        kept.forEach(group -> groups.put(group.blocks().getFirst().start() / SLOTS, group));
        Map<Integer, Zone> known = new HashMap<>();
        for (int start : starts) {
            int first = groups.tailMap(start / SLOTS).firstKey();
            Block head = Objects.requireNonNull(groups.get(first)).blocks().getFirst();
            byte[] content = Packing.unpacked(head.file().bytes(), NOTHING);
            known.put(start, new Zone(first, tail(content)));
        }
        zones = known;
    }

    /**
     * Brings the files up to date.
     *
     * @param placed all documents by slot
     * @param starts where zones begin
     * @param changed slots whose document is another or gone
     */
    <T> void update(
            SortedMap<Integer, T> placed,
            List<Integer> starts,
            Set<Integer> changed,
            Function<T, byte[]> results) {
        Set<Integer> stale = new TreeSet<>();
        changed.forEach(slot -> stale.add(slot / SLOTS));
        Map<Integer, Zone> next = new HashMap<>();
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            int end = i + 1 < starts.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
            next.put(start, update(placed.subMap(start, end), start, end, stale, results));
        }
        stale.forEach(group -> {
            if (placed.subMap(group * SLOTS, (group + 1) * SLOTS).isEmpty()) {
                groups.remove(group);
            }
        });
        zones = next;
    }

    private <T> Zone update(
            SortedMap<Integer, T> placed,
            int start,
            int end,
            Set<Integer> stale,
            Function<T, byte[]> results) {
        int first = placed.firstKey() / SLOTS;
        Zone old = zones.get(start);
        Set<Integer> mine = new TreeSet<>();
        stale.stream()
                .filter(group -> group >= start / SLOTS && group < end / SLOTS)
                .forEach(mine::add);
        byte[] words;
        if (old != null && old.group == first && !mine.contains(first)) {
            words = old.words;
        } else {
            mine.add(first);
            if (old != null) {
                mine.add(old.group);
            }
            words = words(head(texts(placed, first, results)));
        }
        if (old != null && !Arrays.equals(words, old.words)) {
            groups.subMap(start / SLOTS, end / SLOTS)
                    .replaceAll((group, made) ->
                            mine.contains(group) ? made : made.after(old.words, words));
        }
        for (int group : mine) {
            SortedMap<Integer, byte[]> texts = texts(placed, group, results);
            var blocks = new ArrayList<Block>();
            SortedMap<Integer, byte[]> rest = texts;
            if (group == first) {
                SortedMap<Integer, byte[]> head = head(texts);
                blocks.add(block(head, NOTHING));
                rest = texts.tailMap(head.lastKey() + 1);
            }
            cut(rest, group * SLOTS, SLOTS, words, blocks);
            if (!blocks.isEmpty()) {
                groups.put(group, new Group(blocks));
            }
        }
        return new Zone(first, words);
    }

    private static <T> SortedMap<Integer, byte[]> texts(
            SortedMap<Integer, T> placed, int group, Function<T, byte[]> results) {
        return placed.tailMap(group * SLOTS).headMap((group + 1) * SLOTS).entrySet().stream()
                .toList()
                .parallelStream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each -> results.apply(each.getValue()),
                                (one, _) -> one,
                                TreeMap::new));
    }

    /** The first documents of a group, up to the one that makes them long enough. */
    private static SortedMap<Integer, byte[]> head(SortedMap<Integer, byte[]> texts) {
        int bytes = 0;
        for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
            bytes += text.getValue().length;
            if (bytes >= FIRST_BYTES) {
                return texts.headMap(text.getKey() + 1);
            }
        }
        return texts;
    }

    private static byte[] words(SortedMap<Integer, byte[]> head) {
        return tail(content(head));
    }

    private static byte[] tail(byte[] content) {
        return Arrays.copyOfRange(
                content, Math.max(0, content.length - MAX_WORDS_BYTES), content.length);
    }

    private static void cut(
            SortedMap<Integer, byte[]> texts,
            int start,
            int slots,
            byte[] words,
            List<Block> into) {
        int bytes = texts.values().stream().mapToInt(text -> text.length).sum();
        if (texts.size() > 1 && bytes > MAX_BYTES) {
            int middle = start + slots / 2;
            cut(texts.headMap(middle), start, slots / 2, words, into);
            cut(texts.tailMap(middle), middle, slots / 2, words, into);
        } else if (!texts.isEmpty()) {
            into.add(block(texts, words));
        }
    }

    private static Block block(SortedMap<Integer, byte[]> texts, byte[] words) {
        byte[] content = content(texts);
        return new Block(texts.firstKey(), new IndexFile(() -> Packing.packed(content, words)));
    }

    private static byte[] content(SortedMap<Integer, byte[]> texts) {
        var content = new ByteArrayOutputStream();
        texts.forEach((slot, text) -> {
            String place = (content.size() == 0 ? "[" : ",") + (slot - texts.firstKey()) + ",";
            content.writeBytes(TextCode.of(place));
            content.writeBytes(text);
        });
        content.writeBytes(TextCode.of("]"));
        return content.toByteArray();
    }
}
