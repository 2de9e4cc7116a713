package jp.musubi.site.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Filters by facets and counts them in one pass over everything that matches the words. A document
 * that fails the filter of one facet only is still counted in that facet, so the values beside the
 * chosen one keep their numbers.
 */
final class FacetCollector implements Collector {
    private final TopFieldCollector top;
    private final List<Facet> facets = new ArrayList<>();
    private int total;

    /** One facet: what is wanted of it, and how often each id was met. */
    private static final class Facet {
        private final String name;
        private final List<String> wanted;
        private final UnaryOperator<String> value;
        private final Map<String, Integer> counts = new HashMap<>();

        Facet(String name, List<String> wanted, UnaryOperator<String> value) {
            this.name = name;
            this.wanted = wanted;
            this.value = value;
        }
    }

    /**
     * Collects the documents that pass.
     *
     * @param filters wanted ids by facet
     * @param values by facet: what to count instead of what the index has, where that differs
     */
    FacetCollector(
            TopFieldCollector top,
            Iterable<String> names,
            Map<String, List<String>> filters,
            Map<String, UnaryOperator<String>> values) {
        this.top = top;
        for (String name : names) {
            facets.add(
                    new Facet(
                            name,
                            filters.getOrDefault(name, List.of()),
                            values.getOrDefault(name, UnaryOperator.identity())));
        }
    }

    /** How many documents passed all filters. */
    int total() {
        return total;
    }

    TopFieldCollector top() {
        return top;
    }

    /** How many documents have each id of a facet. */
    Map<String, Map<String, Integer>> counts() {
        var counts = new HashMap<String, Map<String, Integer>>();
        facets.forEach(facet -> counts.put(facet.name, facet.counts));
        return counts;
    }

    @Override
    public ScoreMode scoreMode() {
        return top.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        var columns = new ArrayList<Column>(facets.size());
        for (Facet facet : facets) {
            columns.add(new Column(facet, leaf));
        }
        return new Leaf(top.getLeafCollector(leaf), columns);
    }

    /** The ids of one facet in one segment, by number. */
    private static final class Column {
        private final Facet facet;
        private final SortedSetDocValues ids;
        private final BitSet wanted = new BitSet();
        private final int[] counts;
        private int[] numbers = new int[8];
        private int size;

        Column(Facet facet, LeafReaderContext leaf) throws IOException {
            this.facet = facet;
            this.ids = DocValues.getSortedSet(leaf.reader(), IndexFields.facet(facet.name));
            this.counts = new int[Math.toIntExact(ids.getValueCount())];
            if (!facet.wanted.isEmpty()) {
                for (int number = 0; number < counts.length; number++) {
                    wanted.set(number, facet.wanted.contains(value(number)));
                }
            }
        }

        private String value(int number) throws IOException {
            return facet.value.apply(ids.lookupOrd(number).utf8ToString());
        }

        /** Reads a document and answers whether it passes this facet's filter. */
        boolean passes(int document) throws IOException {
            size = ids.advanceExact(document) ? ids.docValueCount() : 0;
            if (size > numbers.length) {
                numbers = new int[size];
            }
            boolean passes = facet.wanted.isEmpty();
            for (int i = 0; i < size; i++) {
                numbers[i] = (int) ids.nextOrd();
                passes |= wanted.get(numbers[i]);
            }
            return passes;
        }

        void count() {
            for (int i = 0; i < size; i++) {
                counts[numbers[i]]++;
            }
        }

        void finish() throws IOException {
            for (int number = 0; number < counts.length; number++) {
                if (counts[number] > 0) {
                    facet.counts.merge(value(number), counts[number], Integer::sum);
                }
            }
        }
    }

    private final class Leaf implements LeafCollector {
        private final LeafCollector hits;
        private final List<Column> columns;

        Leaf(LeafCollector hits, List<Column> columns) {
            this.hits = hits;
            this.columns = columns;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            hits.setScorer(scorer);
        }

        @Override
        public void collect(int document) throws IOException {
            int failed = 0;
            int failing = -1;
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).passes(document)) {
                    failed++;
                    failing = i;
                }
            }
            if (failed == 0) {
                columns.forEach(Column::count);
                total++;
                hits.collect(document);
            } else if (failed == 1) {
                columns.get(failing).count();
            }
        }

        @Override
        public void finish() throws IOException {
            for (Column column : columns) {
                column.finish();
            }
            hits.finish();
        }
    }
}
