package jp.musubi.site.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The published index: everything that answering a question needs, as files that any web server can
 * hand out. What it is depends on the documents alone, never on the order in which they came; and a
 * changed document changes few of its files. Its README section describes them.
 *
 * <p>Every document has a slot. They stand in the order of their numbers, as near to where their
 * number would be among all places as the ones before allow, so that a new one moves few others.
 */
public final class StaticIndex {
    /** The least number of places. */
    private static final int MIN_CAPACITY = 64;

    /** A term that one of so many documents has is common. */
    static final int COMMON_ONE_OF = 5;

    /** In a small site no term is common. */
    static final int MIN_COMMON_DOCUMENTS = 200;

    private final Map<String, Placed> documents = new HashMap<>();
    private final Map<String, List<Placed>> waiting = new ConcurrentHashMap<>();
    private final Map<String, PostingList> lists = new ConcurrentHashMap<>();
    private final Map<String, PostingList> read = new HashMap<>();
    private final Readings readings = new Readings();
    private final TermRanges ranges = new TermRanges();
    private final ResultBlocks blocks = new ResultBlocks();
    private final Map<String, Optional<IndexFile>> common = new TreeMap<>();
    private final Columns columns = new Columns();
    private boolean isComplete;
    private int capacity = MIN_CAPACITY;
    private TreeMap<Integer, Placed> bySlot = new TreeMap<>();

    /** A document and where it stands. */
    static final class Placed {
        private SearchDocument document;
        private final long number;
        private final PostingList[] lists;
        private final byte[] impacts;
        private int slot = -1;

        Placed(SearchDocument document, Function<String, PostingList> listOf) {
            this.document = document.settled();
            this.number = document.number();
            int size = document.impacts().size() + document.names().size();
            this.lists = new PostingList[size];
            this.impacts = new byte[size];
            int at = 0;
            for (Map.Entry<String, Integer> term : document.impacts().entrySet()) {
                lists[at] = listOf.apply(term.getKey());
                impacts[at++] = term.getValue().byteValue();
            }
            for (String name : document.names()) {
                lists[at] = listOf.apply(name + SearchDocument.NAME_END);
                impacts[at++] = 1;
            }
        }

        SearchDocument document() {
            return document;
        }
    }

    /** Replaces all documents of an entry. Safe for many threads. */
    void put(String entry, List<SearchDocument> made) {
        waiting.put(entry, placed(made));
    }

    /** Forgets an entry. */
    void remove(String entry) {
        waiting.put(entry, List.of());
    }

    /** Whether anything was put or removed since it was brought up to date. */
    boolean isStale() {
        return !waiting.isEmpty();
    }

    /** Puts an entry that is not known. */
    void putIfAbsent(String entry, Supplier<List<SearchDocument>> made) {
        if (!waiting.containsKey(entry)) {
            waiting.put(entry, placed(made.get()));
        }
    }

    private List<Placed> placed(List<SearchDocument> made) {
        return made.stream().map(each -> new Placed(each, this::list)).toList();
    }

    /** Whether it was brought up to date in this process, and so has what did not change since. */
    boolean isComplete() {
        return isComplete;
    }

    /**
     * Brings all files up to date with what was put and removed.
     *
     * @param results what a hit of a document shows, for those that did not change but lie beside
     *     one that did
     */
    void update(Function<SearchDocument, String> results) {
        Set<String> changedTerms = new HashSet<>();
        Set<Integer> changedSlots = new HashSet<>();
        Set<Placed> fresh = take(changedTerms, changedSlots);
        Set<Placed> moved = place(fresh, changedTerms, changedSlots);
        moved.addAll(fresh);
        moved.stream()
                .sorted(Comparator.comparingInt(each -> each.slot))
                .forEach(each -> list(each, changedTerms));
        bySlot = new TreeMap<>();
        documents.values().forEach(each -> bySlot.put(each.slot, each));
        terms(changedTerms);
        blocks.update(
                bySlot,
                changedSlots,
                each ->
                        fresh.contains(each)
                                ? each.document.result()
                                : results.apply(each.document));
        columns.update(bySlot);
        for (Placed each : fresh) {
            each.document = each.document.shown();
        }
        isComplete = true;
    }

    /** Takes what waits and takes what it replaces out of the lists. */
    private Set<Placed> take(Set<String> changedTerms, Set<Integer> changedSlots) {
        Map<String, List<Placed>> known = new HashMap<>();
        for (Placed each : documents.values()) {
            String entry = each.document.entry().id();
            if (waiting.containsKey(entry)) {
                known.computeIfAbsent(entry, _ -> new ArrayList<>()).add(each);
            }
        }
        Set<Placed> fresh = new HashSet<>();
        waiting.forEach((entry, made) -> {
            Map<String, Placed> old = new HashMap<>();
            known.getOrDefault(entry, List.of())
                    .forEach(each -> old.put(each.document.key(), each));
            for (Placed placed : made) {
                SearchDocument document = placed.document;
                Placed before = old.remove(document.key());
                if (before != null) {
                    placed.slot = before.slot;
                    unlist(before, changedTerms, changedSlots);
                }
                documents.put(document.key(), placed);
                fresh.add(placed);
            }
            for (Placed gone : old.values()) {
                unlist(gone, changedTerms, changedSlots);
                documents.remove(gone.document.key());
            }
        });
        waiting.clear();
        return fresh;
    }

    private void unlist(Placed placed, Set<String> changedTerms, Set<Integer> changedSlots) {
        for (PostingList list : placed.lists) {
            list.remove(placed.slot);
            changedTerms.add(list.term());
        }
        changedSlots.add(placed.slot);
    }

    /** Gives every document its slot; those that had another are out of the lists. */
    private Set<Placed> place(
            Set<Placed> fresh, Set<String> changedTerms, Set<Integer> changedSlots) {
        capacity = capacity(documents.size());
        List<Placed> ordered = new ArrayList<>(documents.values());
        ordered.sort(
                Comparator.<Placed>comparingLong(each -> each.number)
                        .thenComparing(each -> each.document.key()));
        int[] slots = new int[ordered.size()];
        int last = -1;
        int moves = 0;
        for (int i = 0; i < slots.length; i++) {
            last = Math.max(SearchDocument.home(ordered.get(i).number, capacity), last + 1);
            slots[i] = last;
            moves += ordered.get(i).slot == last ? 0 : 1;
        }
        boolean all = moves > slots.length / 4;
        if (all) {
            lists.values().forEach(PostingList::clear);
            ranges.clear();
            blocks.clear();
        }
        Set<Placed> moved = new HashSet<>();
        for (int i = 0; i < slots.length; i++) {
            Placed each = ordered.get(i);
            if (all || each.slot != slots[i]) {
                if (!all && !fresh.contains(each)) {
                    unlist(each, changedTerms, changedSlots);
                }
                moved.add(each);
            }
            if (all || each.slot != slots[i] || fresh.contains(each)) {
                changedSlots.add(slots[i]);
            }
        }
        for (int i = 0; i < slots.length; i++) {
            ordered.get(i).slot = slots[i];
        }
        return moved;
    }

    /** Powers of two and half as much again, with room for a third more than there is. */
    static int capacity(int documents) {
        int least = Math.max(MIN_CAPACITY, documents + documents / 2);
        int power = Integer.highestOneBit(least);
        if (least == power) {
            return power;
        }
        int between = power + power / 2;
        return least <= between ? between : power * 2;
    }

    private void list(Placed placed, Set<String> changedTerms) {
        for (int i = 0; i < placed.lists.length; i++) {
            placed.lists[i].add(placed.slot, placed.impacts[i]);
            if (ranges.isKept()) {
                changedTerms.add(placed.lists[i].term());
            }
        }
    }

    private PostingList list(String term) {
        PostingList known = lists.get(term);
        return known != null ? known : lists.computeIfAbsent(term, PostingList::new);
    }

    private void terms(Set<String> changed) {
        lists.values().removeIf(list -> list.size() == 0 && forget(list.term(), changed));
        var rare = new ArrayList<PostingList>(lists.size());
        var often = new TreeMap<String, Optional<IndexFile>>();
        for (PostingList list : lists.values()) {
            if (!read.containsKey(list.term())) {
                readings.ofPair(list.term())
                        .ifPresent(reading -> {
                            String key = Lexicon.key(reading, list.term());
                            read.put(list.term(), new PostingList(key));
                            changed.add(key);
                        });
            }
            if (!isCommon(list.size(), documents.size())) {
                rare.add(list);
                if (common.containsKey(list.term())) {
                    changed.add(list.term());
                }
            } else {
                Optional<IndexFile> known = common.get(list.term());
                if (known == null || !ranges.isKept() || changed.contains(list.term())) {
                    changed.add(list.term());
                    known =
                            isListed(list.term(), list.size(), documents.size())
                                    ? Optional.of(TermRanges.file(list))
                                    : Optional.empty();
                }
                often.put(list.term(), known);
            }
        }
        common.clear();
        common.putAll(often);
        rare.addAll(read.values());
        rare.sort(Comparator.comparing(PostingList::term));
        ranges.update(rare, changed);
    }

    private boolean forget(String term, Set<String> changed) {
        PostingList key = read.remove(term);
        if (key != null) {
            changed.add(key.term());
        }
        return true;
    }

    /** Whether the documents of a term are listed; those of common ones in hiragana are not. */
    static boolean isListed(String term, int having, int documents) {
        return !isCommon(having, documents)
                || !term.codePoints().allMatch(c -> Table.SHARED.kind(c) == Letters.HIRAGANA);
    }

    /** Whether a term is in so many documents that it says little. */
    static boolean isCommon(int having, int documents) {
        return having > Math.max(MIN_COMMON_DOCUMENTS, documents / COMMON_ONE_OF);
    }

    int size() {
        return bySlot.isEmpty() ? 0 : bySlot.lastKey() + 1;
    }

    int documents() {
        return documents.size();
    }

    List<TermRanges.Range> ranges() {
        return ranges.ranges();
    }

    List<ResultBlocks.Block> blocks() {
        return blocks.blocks();
    }

    /** Common terms with their files; empty for those whose documents are not listed. */
    Map<String, Optional<IndexFile>> common() {
        return common;
    }

    int having(String term) {
        PostingList list = lists.get(term);
        return list == null ? 0 : list.size();
    }

    Columns columns() {
        return columns;
    }
}
