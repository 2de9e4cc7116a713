package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The published index: everything that answering a question needs, as files that any web server can
 * hand out. What it is depends on the documents alone, never on the order in which they came; and a
 * changed document changes few of its files. Its README section describes them.
 */
public final class StaticIndex {
    /** A term that one of so many documents has is common. */
    static final int COMMON_ONE_OF = 5;

    /** In a small site no term is common. */
    static final int MIN_COMMON_DOCUMENTS = 200;

    private final Map<String, List<Placed>> documents = new HashMap<>();
    private final TreeSet<Placed> ordered =
            new TreeSet<>(
                    Comparator.comparingLong(Placed::number)
                            .thenComparing(each -> each.document().key()));
    private final TreeMap<Integer, Placed> bySlot = new TreeMap<>();
    private final Map<String, List<Placed>> waiting = new ConcurrentHashMap<>();
    private final Map<String, PostingList> lists = new ConcurrentHashMap<>();
    private final TreeMap<String, PostingList> rare = new TreeMap<>();
    private final Map<String, Optional<IndexFile>> common = new TreeMap<>();
    private final Readings readings = new Readings();
    private final TermRanges ranges = new TermRanges();
    private final SpellingWords words = new SpellingWords();
    private final ResultBlocks blocks = new ResultBlocks();
    private final Columns columns = new Columns();
    private List<Integer> zones = List.of();
    private int commonFrom;
    private boolean isComplete;
    private boolean isKept;
    private @Nullable PublishedFile manifest;

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
     * @param orders what a document is sorted by that another process knew
     */
    void update(Function<SearchDocument, Result> results, Function<SearchDocument, String> orders) {
        Set<String> changedTerms = new HashSet<>();
        Set<Integer> changedSlots = new HashSet<>();
        boolean wasKept = ranges.isKept();
        int known = bySlot.size();
        Set<Placed> fresh = take(changedTerms, changedSlots);
        boolean isSame =
                ordered.size() == known && fresh.stream().allMatch(Placed::isInPlaceOfItself);
        Set<Placed> moved = isSame ? new HashSet<>() : place(fresh, changedTerms, changedSlots);
        boolean isMoved = moved.size() > 0 || bySlot.size() != ordered.size();
        moved.addAll(fresh);
        moved.stream()
                .sorted(Comparator.comparingInt(each -> each.slot))
                .forEach(each -> {
                    each.list();
                    if (ranges.isKept()) {
                        each.mark(changedTerms);
                    }
                });
        changedSlots.forEach(bySlot::remove);
        moved.forEach(each -> bySlot.put(each.slot, each));
        terms(wasKept && ranges.isKept() ? changedTerms : lists.keySet());
        blocks.update(bySlot, zones, changedSlots, each -> each.brief(results));
        boolean isChanged = isMoved || fresh.stream().anyMatch(each -> each.isFacetNew);
        columns.update(bySlot, fresh, isChanged, orders);
        fresh.forEach(Placed::settle);
        isComplete = true;
    }

    /**
     * Goes on from where another process was, but for what waits.
     *
     * @throws IOException if that was not this site
     */
    void keep(KeptIndex kept, EntryDocuments made, Collection<Entry> entries) throws IOException {
        Placed[] placed = new Restoring(kept, made).placed(entries, waiting.keySet());
        zones = kept.slots().zones();
        blocks.keep(kept.groups(), zones);
        var ranged = new ArrayList<TermRanges.Range>();
        var all = new ArrayList<PostingList>();
        for (KeptIndex.File file : kept.terms()) {
            IndexFile bytes = kept.ranges().get(ranged.size());
            List<PostingList> terms = file.lists();
            ranged.add(
                    new TermRanges.Range(terms.getFirst().term(), terms.getLast().term(), bytes));
            for (PostingList list : terms) {
                rare.put(list.term(), list.size() == 0 ? list : taken(list, all));
            }
        }
        kept.commonLists().forEach(list -> taken(list, all));
        common.putAll(kept.common());
        ranges.keep(ranged);
        words.keep(rare.keySet(), this::having);
        words.keep(common.keySet(), this::having);
        words.update(kept.numbers().length);
        for (Placed each : placed) {
            documents.computeIfAbsent(each.document().id(), _ -> new ArrayList<>()).add(each);
            ordered.add(each);
            bySlot.put(each.slot, each);
        }
        Restoring.fill(bySlot, all);
        columns.keep(
                kept.columns(),
                kept.order(),
                Arrays.stream(kept.sorted()).mapToObj(bySlot::get).toList());
        commonFrom = Math.max(MIN_COMMON_DOCUMENTS, ordered.size() / COMMON_ONE_OF);
        isComplete = true;
        isKept = true;
    }

    private PostingList taken(PostingList list, List<PostingList> all) {
        PostingList own = list(list.term());
        own.take(list);
        all.add(own);
        return own;
    }

    /** Whether it went on from where another process was. */
    boolean isKept() {
        return isKept;
    }

    /** Remembers what the manifest of the files is. */
    void publishedAs(PublishedFile file) {
        manifest = file;
    }

    void noted() {
        manifest = null;
    }

    /** The manifest of its files, if they are not those that were noted. */
    @Nullable PublishedFile toBeNoted() {
        return manifest;
    }

    /** Numbers of all documents, in order. */
    long[] numbers() {
        return ordered.stream().mapToLong(Placed::number).toArray();
    }

    /** The lists of common terms that no file has. */
    byte[] unlisted() {
        var content = new NumberWriter();
        String last = "";
        for (Map.Entry<String, Optional<IndexFile>> each : common.entrySet()) {
            if (each.getValue().isEmpty()) {
                Postings.write(last, list(each.getKey()), content);
                last = each.getKey();
            }
        }
        Postings.end(content);
        return content.bytes();
    }

    /** Takes what waits and takes what it replaces out of the lists. */
    private Set<Placed> take(Set<String> changedTerms, Set<Integer> changedSlots) {
        Set<Placed> fresh = new HashSet<>();
        waiting.forEach((entry, made) -> {
            Map<String, Placed> old = new HashMap<>();
            documents
                    .getOrDefault(entry, List.of())
                    .forEach(each -> old.put(each.document().key(), each));
            old.values().forEach(ordered::remove);
            for (Placed placed : made) {
                Placed before = old.remove(placed.document().key());
                if (before != null) {
                    placed.slot = before.slot;
                    placed.before = before;
                    placed.isFacetNew = !placed.document().isCountedAs(before.document());
                    before.unlist();
                    changedSlots.add(before.slot);
                }
                fresh.add(placed);
            }
            old.values().forEach(gone -> unlist(gone, changedTerms, changedSlots));
            ordered.addAll(made);
            if (made.isEmpty()) {
                documents.remove(entry);
            } else {
                documents.put(entry, made);
            }
        });
        waiting.clear();
        return fresh;
    }

    private static void unlist(Placed placed, Set<String> changedTerms, Set<Integer> changedSlots) {
        placed.unlist();
        placed.markAll(changedTerms);
        changedSlots.add(placed.slot);
    }

    /** Gives every document its slot; those that had another are out of the lists. */
    private Set<Placed> place(
            Set<Placed> fresh, Set<String> changedTerms, Set<Integer> changedSlots) {
        Slots wanted = Slots.of(numbers());
        zones = wanted.zones();
        int[] slots = wanted.slots();
        int moves = 0;
        int at = 0;
        for (Placed each : ordered) {
            moves += each.slot == slots[at++] ? 0 : 1;
        }
        boolean all = moves > slots.length / 4;
        if (all) {
            lists.values().forEach(PostingList::clear);
            ranges.clear();
            blocks.clear();
            bySlot.clear();
        }
        Set<Placed> moved = new HashSet<>();
        at = 0;
        for (Placed each : ordered) {
            int slot = slots[at++];
            boolean isElsewhere = all || each.slot != slot;
            if (isElsewhere) {
                if (!all && !fresh.contains(each)) {
                    unlist(each, changedTerms, changedSlots);
                }
                moved.add(each);
            }
            if (isElsewhere || fresh.contains(each)) {
                changedSlots.add(slot);
            }
        }
        at = 0;
        for (Placed each : ordered) {
            each.slot = slots[at++];
        }
        return moved;
    }

    private PostingList list(String term) {
        PostingList known = lists.get(term);
        return known != null ? known : lists.computeIfAbsent(term, PostingList::new);
    }

    private void terms(Set<String> changed) {
        Set<String> touched = new HashSet<>(changed);
        int nowCommonFrom = Math.max(MIN_COMMON_DOCUMENTS, ordered.size() / COMMON_ONE_OF);
        if (nowCommonFrom != commonFrom) {
            commonFrom = nowCommonFrom;
            lists.values()
                    .forEach(list -> {
                        if (isCommon(list.size(), ordered.size())
                                != common.containsKey(list.term())) {
                            touched.add(list.term());
                        }
                    });
        }
        Set<String> changedKeys = new HashSet<>();
        for (String term : touched) {
            PostingList list = lists.get(term);
            if (list != null && list.size() == 0) {
                lists.remove(term);
                list = null;
            }
            common.remove(term);
            if (list != null && isCommon(list.size(), ordered.size())) {
                common.put(
                        term,
                        isListed(term, list.size(), ordered.size())
                                ? Optional.of(TermRanges.file(list))
                                : Optional.empty());
                rare.remove(term);
            } else {
                put(rare, term, list);
            }
            boolean isThere = list != null;
            Optional<String> read = readings.ofPair(term).map(each -> Lexicon.key(each, term));
            words.put(read.orElse(term), having(term));
            read.filter(key -> rare.containsKey(key) != isThere)
                    .ifPresent(key -> {
                        put(rare, key, isThere ? new PostingList(key) : null);
                        changedKeys.add(key);
                    });
        }
        touched.addAll(changedKeys);
        ranges.update(rare, touched);
        words.update(ordered.size());
    }

    private static <T> void put(Map<String, T> map, String key, @Nullable T value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
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
        return ordered.size();
    }

    List<TermRanges.Range> ranges() {
        return ranges.ranges();
    }

    List<ResultBlocks.Group> blocks() {
        return blocks.groups();
    }

    /** Where the zones of types begin. */
    List<Integer> zones() {
        return zones;
    }

    /** Common terms with their files; empty for those whose documents are not listed. */
    Map<String, Optional<IndexFile>> common() {
        return common;
    }

    int having(String term) {
        PostingList list = lists.get(term);
        return list == null ? 0 : list.size();
    }

    SpellingWords words() {
        return words;
    }

    Columns columns() {
        return columns;
    }
}
