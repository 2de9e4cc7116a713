package jp.musubi.site.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
     * @param count terms in it
     */
    record Range(String first, int count, IndexFile file) {}

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
     * @param sorted all terms that have documents, in order
     * @param changed terms that are not what they were, those too that are gone
     */
    void update(List<PostingList> sorted, Collection<String> changed) {
        Set<Integer> stale = new HashSet<>();
        String[] firsts = ranges.stream().map(Range::first).toArray(String[]::new);
        for (String term : changed) {
            int at = Arrays.binarySearch(firsts, term);
            stale.add(at >= 0 ? at : Math.max(0, -at - 2));
        }
        var next = new ArrayList<Range>();
        int at = 0;
        int old = 0;
        while (at < sorted.size()) {
            String first = sorted.get(at).term();
            while (old < ranges.size() && ranges.get(old).first().compareTo(first) < 0) {
                old++;
            }
            boolean kept =
                    old < ranges.size()
                            && ranges.get(old).first().equals(first)
                            && !stale.contains(old);
            Range range = kept ? ranges.get(old) : range(sorted, at);
            next.add(range);
            at += range.count();
        }
        ranges = next;
    }

    /** Cuts the range that begins at an index. */
    private static Range range(List<PostingList> sorted, int from) {
        var packing = new Packing();
        byte[] before = new byte[0];
        int at = from;
        while (at < sorted.size()) {
            PostingList list = sorted.get(at++);
            before = write(list, before, packing);
            boolean ends = Math.floorMod(list.term().hashCode(), ENDS_ONE_OF) == 0;
            if (packing.size() >= MAX_BYTES || (ends && packing.size() >= MIN_BYTES)) {
                break;
            }
        }
        return new Range(sorted.get(from).term(), at - from, new IndexFile(packing));
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
