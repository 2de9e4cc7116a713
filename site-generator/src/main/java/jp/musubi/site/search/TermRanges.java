package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * The terms in order, cut into ranges of some kilobytes that become one file each. A range ends
 * where its own terms say so, never where a number of terms before it would, so that an edit
 * changes only the ranges of its terms.
 */
final class TermRanges {
    private static final int MIN_BYTES = 8_000;
    private static final int MAX_BYTES = 14_000;

    /** Beyond the least size, one term of so many ends a range. */
    private static final int ENDS_ONE_OF = 8;

    private List<Range> ranges = List.of();

    /**
     * One file.
     *
     * @param first its first term
     * @param last its last
     */
    record Range(String first, String last, IndexFile file) {}

    List<Range> ranges() {
        return ranges;
    }

    /** Whether files of earlier are still there, so that it matters which terms changed. */
    boolean isKept() {
        return !ranges.isEmpty();
    }

    /** Forgets how it was cut: every file is made again. */
    void clear() {
        ranges = List.of();
    }

    /**
     * Brings the files up to date.
     *
     * @param terms all terms that have documents
     * @param changed terms that are not what they were, those too that are gone
     */
    void update(NavigableMap<String, PostingList> terms, Collection<String> changed) {
        Set<Integer> stale = new HashSet<>();
        String[] firsts = ranges.stream().map(Range::first).toArray(String[]::new);
        for (String term : changed) {
            int at = Arrays.binarySearch(firsts, term);
            stale.add(at >= 0 ? at : Math.max(0, -at - 2));
        }
        var next = new ArrayList<Range>(ranges.size());
        int old = 0;
        @Nullable String first = terms.isEmpty() ? null : terms.firstKey();
        while (first != null) {
            while (old < ranges.size() && firsts[old].compareTo(first) < 0) {
                old++;
            }
            boolean kept = old < ranges.size() && firsts[old].equals(first) && !stale.contains(old);
            Range range = kept ? ranges.get(old) : range(terms, first);
            next.add(range);
            first = terms.higherKey(range.last());
        }
        ranges = next;
    }

    /** Cuts the range that begins with a term. */
    private static Range range(NavigableMap<String, PostingList> terms, String first) {
        var packing = new Packing();
        byte[] before = new byte[0];
        String last = first;
        for (PostingList list : terms.tailMap(first, true).values()) {
            before = write(list, before, packing);
            last = list.term();
            boolean ends = Math.floorMod(last.hashCode(), ENDS_ONE_OF) == 0;
            if (packing.size() >= MAX_BYTES || (ends && packing.size() >= MIN_BYTES)) {
                break;
            }
        }
        return new Range(first, last, new IndexFile(packing));
    }

    /** One term alone. */
    static IndexFile file(PostingList list) {
        var packing = new Packing();
        write(list, new byte[0], packing);
        return new IndexFile(packing);
    }

    /**
     * Length of what the term shares with the one before it, length of the rest, the rest; number
     * of documents; for each, how many slots it is behind the last and the impact below.
     */
    private static byte[] write(PostingList list, byte[] before, Packing packing) {
        byte[] term = list.term().getBytes(StandardCharsets.UTF_8);
        int shared = Math.max(0, Arrays.mismatch(before, term));
        packing.number(shared).number(term.length - shared).raw(term, shared);
        packing.number(list.size());
        int last = -1;
        for (int i = 0; i < list.size(); i++) {
            int gap = list.slot(i) - last - 1;
            packing.number((gap << Impacts.BITS) | list.impact(i));
            last = list.slot(i);
        }
        return term;
    }
}
