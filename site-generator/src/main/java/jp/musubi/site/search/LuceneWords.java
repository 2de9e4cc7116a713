package jp.musubi.site.search;

import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What Lucene's index knows of words, for readers of one language. */
record LuceneWords(
        Shelf shelf, Lexicon lexicon, IndexSearcher searcher, Sort byNumber, String language)
        implements Correction.Index {
    /** Entries that are read to learn how a word is written. */
    private static final int MAX_READ = 8;

    @Override
    public Shelf.@Nullable Postings postings(String term) throws IOException {
        return shelf.published(term);
    }

    @Override
    public List<String> read(String reading) {
        return lexicon.read(reading);
    }

    @Override
    public SpellingWords words() {
        return lexicon.frequent();
    }

    @Override
    public Optional<String> written(String term) throws IOException {
        Shelf.Postings postings = shelf.published(term);
        boolean isListed = postings != null && postings.listed() > 0;
        Query having =
                isListed
                        ? new TermQuery(new Term(IndexFields.TERMS, term))
                        : MatchAllDocsQuery.INSTANCE;
        var read =
                new BooleanQuery.Builder()
                        .add(having, Occur.FILTER)
                        .add(forReaders(language), Occur.FILTER)
                        .build();
        var marks = new Marks(term);
        for (ScoreDoc document : searcher.search(read, MAX_READ, byNumber).scoreDocs) {
            Result result = result(searcher, document.doc);
            for (String text : result.texts()) {
                List<Marks.Span> spans = marks.in(text);
                if (!spans.isEmpty()) {
                    Marks.Span first = spans.getFirst();
                    return Optional.of(text.substring(first.start(), first.end()));
                }
            }
        }
        return Optional.empty();
    }

    /** The documents that are shown to readers of a language. */
    static Query forReaders(String language) {
        return SortedSetDocValuesField.newSlowExactQuery(
                IndexFields.facet(SearchDocument.READERS), new BytesRef(language));
    }

    /** What a hit of a document shows. */
    static Result result(IndexSearcher searcher, int document) throws IOException {
        String json = searcher.storedFields().document(document).get(IndexFields.RESULT);
        return Result.read(Objects.requireNonNull(json));
    }
}
