package jp.musubi.site.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.FilterScorer;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/**
 * Adds a fixed sum to the score of whatever matches, however often it does: so that a document with
 * two of the words asked for comes before one that repeats a single one.
 */
final class BonusQuery extends Query {
    private final Query inner;
    private final float bonus;

    BonusQuery(Query inner, float bonus) {
        this.inner = inner;
        this.bonus = bonus;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
            throws IOException {
        Weight weight = inner.createWeight(searcher, mode, boost);
        return mode.needsScores() ? new BonusWeight(this, weight, bonus * boost) : weight;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = inner.rewrite(searcher);
        return rewritten.equals(inner) ? this : new BonusQuery(rewritten, bonus);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        inner.visit(visitor.getSubVisitor(BooleanClause.Occur.MUST, this));
    }

    @Override
    public String toString(String field) {
        return inner.toString(field) + "+" + bonus;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BonusQuery that
                && inner.equals(that.inner)
                && Float.compare(bonus, that.bonus) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(inner, bonus);
    }

    private static final class BonusWeight extends FilterWeight {
        private final float bonus;

        BonusWeight(Query query, Weight weight, float bonus) {
            super(query, weight);
            this.bonus = bonus;
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
            ScorerSupplier supplier = in.scorerSupplier(leaf);
            return supplier == null ? null : new BonusSupplier(supplier, bonus);
        }
    }

    private static final class BonusSupplier extends ScorerSupplier {
        private final ScorerSupplier in;
        private final float bonus;

        BonusSupplier(ScorerSupplier in, float bonus) {
            this.in = in;
            this.bonus = bonus;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            return new BonusScorer(in.get(leadCost), bonus);
        }

        @Override
        public long cost() {
            return in.cost();
        }
    }

    private static final class BonusScorer extends FilterScorer {
        private final float bonus;

        BonusScorer(Scorer scorer, float bonus) {
            super(scorer);
            this.bonus = bonus;
        }

        @Override
        public float score() throws IOException {
            return in.score() + bonus;
        }

        @Override
        public float getMaxScore(int upTo) throws IOException {
            return in.getMaxScore(upTo) + bonus;
        }
    }
}
