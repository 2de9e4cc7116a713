package jp.musubi.site.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;

/**
 * Cuts folded text into words, or into pairs of characters for the fields of {@link IndexFields}
 * that hold those. The same cut serves the index, questions and excerpts.
 */
final class SearchAnalyzer extends Analyzer {
    SearchAnalyzer() {
        // The default would cut every field as the first one was cut.
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        if (IndexFields.isGrams(field)) {
            return new TokenStreamComponents(new GramTokenizer());
        }
        Tokenizer words = new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
        return new TokenStreamComponents(words, new WordFilter(words));
    }

    /** Values of one field do not touch. */
    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }
}
