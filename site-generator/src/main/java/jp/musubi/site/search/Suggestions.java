package jp.musubi.site.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names and words that a mistyped question may have meant. */
final class Suggestions {
    private static final Pattern CHUNK = Pattern.compile("[\\p{L}\\p{M}\\p{N}々]+");

    /** Longer words may differ in two characters, shorter ones in one. */
    private static final int MIN_TWO_EDITS_CHARS = 6;

    private static final int MAX_EXPANSIONS = 50;

    private final IndexSearcher searcher;

    Suggestions(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /**
     * The question with what is unknown in it replaced by what resembles it; empty if nothing is.
     */
    Optional<String> instead(String text) throws IOException {
        Optional<String> whole = similar(text);
        if (whole.isPresent()) {
            return whole;
        }
        Matcher chunks = CHUNK.matcher(text);
        var changed = new StringBuilder();
        boolean isChanged = false;
        while (chunks.find()) {
            Optional<String> similar = similar(chunks.group());
            isChanged |= similar.isPresent();
            chunks.appendReplacement(
                    changed, Matcher.quoteReplacement(similar.orElse(chunks.group())));
        }
        chunks.appendTail(changed);
        return isChanged ? Optional.of(changed.toString()) : Optional.empty();
    }

    /** A known word that is like this one but not the same. */
    private Optional<String> similar(String word) throws IOException {
        String key = Folding.key(word);
        if (key.length() < SuggestionWords.MIN_CHARS) {
            return Optional.empty();
        }
        int edits = key.length() < MIN_TWO_EDITS_CHARS ? 1 : 2;
        var term = new Term(IndexFields.SUGGESTION, key);
        if (searcher.getIndexReader().docFreq(term) > 0) {
            return Optional.empty();
        }
        ScoreDoc[] best =
                searcher.search(new FuzzyQuery(term, edits, 0, MAX_EXPANSIONS, true), 1).scoreDocs;
        return best.length == 0
                ? Optional.empty()
                : Optional.ofNullable(
                        searcher.storedFields()
                                .document(best[0].doc)
                                .get(IndexFields.SUGGESTION_TEXT));
    }
}
