package jp.musubi.site.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** The documents that a {@link Ranking} found, with its scores. */
final class RankedQuery extends Query {
    private final Ranking ranking;

    RankedQuery(Ranking ranking) {
        this.ranking = ranking;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new RankedWeight(this);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "ranked";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RankedQuery that && ranking.equals(that.ranking);
    }

    @Override
    public int hashCode() {
        return ranking.hashCode();
    }

    private final class RankedWeight extends Weight {
        RankedWeight(Query query) {
            super(query);
        }

        @Override
        public Explanation explain(LeafReaderContext leaf, int document) {
            int score = ranking.score(leaf.docBase + document);
            return score > 0
                    ? Explanation.match(score, "terms of the question")
                    : Explanation.noMatch("no term of the question");
        }

        @Override
        public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
            return new DefaultScorerSupplier(
                    new RankedScorer(ranking, leaf.docBase, leaf.reader().maxDoc()));
        }

        @Override
        public boolean isCacheable(LeafReaderContext leaf) {
            return false;
        }
    }

    private static final class RankedScorer extends Scorer {
        private final Ranking ranking;
        private final int base;
        private final Found found;

        RankedScorer(Ranking ranking, int base, int size) {
            this.ranking = ranking;
            this.base = base;
            this.found = new Found(ranking, base, size);
        }

        @Override
        public int docID() {
            return found.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return found;
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.MAX_VALUE;
        }

        @Override
        public float score() {
            return ranking.score(base + found.docID());
        }
    }

    private static final class Found extends DocIdSetIterator {
        private final Ranking ranking;
        private final int base;
        private final int size;
        private int at = -1;

        Found(Ranking ranking, int base, int size) {
            this.ranking = ranking;
            this.base = base;
            this.size = size;
        }

        @Override
        public int docID() {
            return at;
        }

        @Override
        public int nextDoc() {
            return advance(at + 1);
        }

        @Override
        public int advance(int target) {
            int next = target;
            while (next < size && ranking.score(base + next) == 0) {
                next++;
            }
            at = next < size ? next : NO_MORE_DOCS;
            return at;
        }

        @Override
        public long cost() {
            return size;
        }
    }
}
