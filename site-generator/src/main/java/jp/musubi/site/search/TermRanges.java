package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The terms in order, cut into ranges of some kilobytes that become one file each. A range ends
 * where its own terms say so, never where a number of terms before it would, so that an edit
 * changes only the ranges of its terms.
 */
final class TermRanges {
    private static final int MIN_BYTES = 4_900;
    private static final int MAX_BYTES = 8_000;

    /** Beyond the least size, one term of so many ends a range. */
    private static final int ENDS_ONE_OF = 8;

    /** Rows of ranges that are cut at once. */
    private static final int MAX_PARTS = 16;

    private static final int MIN_PART_TERMS = 10_000;

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

    /** Takes over ranges of another process. */
    void keep(List<Range> kept) {
        ranges = List.copyOf(kept);
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
        Map<String, Range> ahead = ahead(terms, firsts, stale);
        var next = new ArrayList<Range>(ranges.size());
        int old = 0;
        @Nullable String first = terms.isEmpty() ? null : terms.firstKey();
        while (first != null) {
            while (old < ranges.size() && firsts[old].compareTo(first) < 0) {
                old++;
            }
            boolean kept = old < ranges.size() && firsts[old].equals(first) && !stale.contains(old);
            Range range = kept ? ranges.get(old) : ahead.get(first);
            range = range == null ? range(terms, first) : range;
            next.add(range);
            first = terms.higherKey(range.last());
        }
        ranges = next;
    }

    /**
     * Ranges that will probably be asked for, cut on all cores, by their first terms. Where a range
     * begins depends on the one before it; but those that are stale mostly begin where they did,
     * and a row of ranges that begins anywhere soon ends where the right one does.
     */
    private static Map<String, Range> ahead(
            NavigableMap<String, PostingList> terms, String[] firsts, Set<Integer> stale) {
        Map<String, Range> ahead = new ConcurrentHashMap<>();
        if (firsts.length > 0) {
            stale.parallelStream()
                    .map(at -> firsts[at])
                    .filter(terms::containsKey)
                    .forEach(first -> ahead.put(first, range(terms, first)));
            return ahead;
        }
        List<String> all = List.copyOf(terms.keySet());
        int parts = Math.min(MAX_PARTS, all.size() / MIN_PART_TERMS);
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> {
                    @Nullable String first = all.get((int) ((long) all.size() * part / parts));
                    int end = (int) ((long) all.size() * (part + 1) / parts);
                    while (first != null
                            && (end == all.size() || first.compareTo(all.get(end)) < 0)) {
                        Range range = range(terms, first);
                        ahead.put(first, range);
                        first = terms.higherKey(range.last());
                    }
                });
        return ahead;
    }

    /** Cuts the range that begins with a term. */
    private static Range range(NavigableMap<String, PostingList> terms, String first) {
        var content = new NumberWriter();
        String last = "";
        for (PostingList list : terms.tailMap(first, true).values()) {
            Postings.write(last, list, content);
            last = list.term();
            boolean ends = Math.floorMod(last.hashCode(), ENDS_ONE_OF) == 0;
            if (content.size() >= MAX_BYTES || (ends && content.size() >= MIN_BYTES)) {
                break;
            }
        }
        Postings.end(content);
        return new Range(first, last, new IndexFile(content));
    }

    /** One term alone. */
    static IndexFile file(PostingList list) {
        return new IndexFile(() -> {
            var content = new NumberWriter();
            Postings.write("", list, content);
            Postings.end(content);
            return content.bytes();
        });
    }
}
