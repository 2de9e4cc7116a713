package jp.musubi.site.search;

import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names and words that a mistyped question may have meant. */
final class Suggestions {
    private static final Pattern CHUNK = Pattern.compile("[\\p{L}\\p{M}\\p{N}々]+");

    /** Longer words may differ in two characters, shorter ones in one. */
    private static final int MIN_TWO_EDITS_CHARS = 6;

    private static final int MAX_CANDIDATES = 50;

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
        var term = new Term(IndexFields.SUGGESTION, key);
        if (searcher.count(new TermQuery(term)) > 0) {
            return Optional.empty();
        }
        for (Similar candidate : candidates(term)) {
            Optional<String> written = written(candidate.key());
            if (written.isPresent()) {
                return written;
            }
        }
        return Optional.empty();
    }

    /** A folded word and how near it is. */
    private record Similar(String key, float nearness) {}

    private List<Similar> candidates(Term term) throws IOException {
        Terms known = MultiTerms.getTerms(searcher.getIndexReader(), IndexFields.SUGGESTION);
        if (known == null) {
            return List.of();
        }
        int edits = term.text().length() < MIN_TWO_EDITS_CHARS ? 1 : 2;
        var candidates = new ArrayList<Similar>();
        var near = new FuzzyTermsEnum(known, term, edits, 0, true);
        for (BytesRef key = near.next(); key != null; key = near.next()) {
            candidates.add(new Similar(key.utf8ToString(), near.getBoost()));
        }
        candidates.sort(
                Comparator.comparingDouble(Similar::nearness)
                        .reversed()
                        .thenComparing(Similar::key));
        return candidates.subList(0, Math.min(candidates.size(), MAX_CANDIDATES));
    }

    /** How a folded word is written; empty if the last entry that had it is gone. */
    private Optional<String> written(String key) throws IOException {
        var named = new TermQuery(new Term(IndexFields.SUGGESTION, key));
        String beginning = key + "\t";
        for (ScoreDoc found : searcher.search(named, 1).scoreDocs) {
            for (String pair :
                    searcher.storedFields()
                            .document(found.doc)
                            .getValues(IndexFields.SUGGESTION_TEXT)) {
                if (pair.startsWith(beginning)) {
                    return Optional.of(pair.substring(beginning.length()));
                }
            }
        }
        return Optional.empty();
    }
}
