package jp.musubi.site.search;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Answers questions from an index that {@link IndexBuilder} wrote. Safe for many threads; a new
 * index beside or in place of the open one does not disturb it.
 */
public final class SiteSearch implements AutoCloseable {
    /** Most values that one facet answers. */
    private static final int MAX_FACET_VALUES = 200;

    private static final SortField BY_NUMBER =
            new SortField(IndexFields.NUMBER, SortField.Type.LONG);
    private static final SortField BY_READING =
            new SortField(IndexFields.ORDER, SortField.Type.STRING);
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, BY_NUMBER);
    private static final Sort FIRST = new Sort(BY_NUMBER);
    private static final Sort READING_FIRST = new Sort(BY_READING, BY_NUMBER);

    /** Where it is the month that freshness is told by. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Clock clock;
    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Catalogue catalogue;
    private final Shelf shelf;
    private final Lexicon lexicon;
    private final Expansion.Dictionary dictionary;
    private final Hits hits;

    private SiteSearch(FSDirectory directory, DirectoryReader reader, Clock clock)
            throws IOException {
        this.clock = clock;
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.catalogue = Catalogue.read(reader.getIndexCommit().getUserData());
        this.shelf = new LuceneShelf(reader);
        this.lexicon = Lexicon.of(reader, new Readings());
        this.dictionary = new LuceneDictionary(shelf, lexicon);
        this.hits = new Hits(catalogue);
    }

    /**
     * Opens an index.
     *
     * @param index the folder it was written to
     * @throws IOException if there is none, or another version wrote it
     */
    public static SiteSearch open(Path index) throws IOException {
        return open(index, Clock.system(ZONE));
    }

    /**
     * Opens an index.
     *
     * @param index the folder it was written to
     * @param clock tells what was confirmed recently
     * @throws IOException if there is none, or another version wrote it
     */
    public static SiteSearch open(Path index, Clock clock) throws IOException {
        for (Path candidate : new IndexPlace(index).candidates()) {
            if (Files.isDirectory(candidate)) {
                return openAt(candidate, clock);
            }
        }
        throw new NoSuchFileException(index.toString(), null, "no search index; build the site");
    }

    private static SiteSearch openAt(Path folder, Clock clock) throws IOException {
        FSDirectory directory = FSDirectory.open(folder);
        DirectoryReader reader = null;
        try {
            reader = DirectoryReader.open(directory);
            return new SiteSearch(directory, reader, clock);
        } catch (IOException e) {
            if (reader != null) {
                reader.close();
            }
            directory.close();
            throw e;
        }
    }

    private record LuceneDictionary(Shelf shelf, Lexicon lexicon) implements Expansion.Dictionary {
        @Override
        public boolean has(String term) throws IOException {
            return shelf.postings(term) != null;
        }

        @Override
        public List<String> read(String reading) {
            return lexicon.read(reading);
        }
    }

    /** The names that questions can filter by, {@code type} first. */
    public Set<String> facets() {
        return catalogue.facets().keySet();
    }

    /**
     * Answers a question.
     *
     * @throws IllegalStateException if this was closed
     */
    public Answer search(Query query) {
        if (!reader.tryIncRef()) {
            throw new IllegalStateException("the search index was closed");
        }
        try {
            return answer(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release();
        }
    }

    /**
     * Why the hits of an answer stand where they stand, in their order; nothing of a question
     * without words, whose hits stand in the order of their readings.
     *
     * @throws IllegalStateException if this was closed
     */
    public List<Explanation> explain(Query query) {
        if (query.text().isEmpty()
                || !catalogue.facets().keySet().containsAll(query.filters().keySet())) {
            return List.of();
        }
        if (!reader.tryIncRef()) {
            throw new IllegalStateException("the search index was closed");
        }
        try {
            Ranking ranking = Ranking.of(asked(query), shelf);
            String language = catalogue.language(query.language());
            Found found = find(new RankedQuery(ranking), BEST_FIRST, query, language);
            return found.documents().stream().map(hit -> ranking.explain(hit.doc)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release();
        }
    }

    private Question asked(Query query) throws IOException {
        return Expansion.of(Question.of(query.text()), catalogue.synonyms(), dictionary);
    }

    /** What was found, before hits are made of it. */
    private record Found(
            int total, List<ScoreDoc> documents, Map<String, Map<String, Integer>> counts) {}

    private Answer answer(Query query) throws IOException {
        if (!catalogue.facets().keySet().containsAll(query.filters().keySet())) {
            return new Answer(query.text(), 0, List.of(), Map.of(), null, List.of());
        }
        String language = catalogue.language(query.language());
        if (query.text().isEmpty()) {
            Found found = find(MatchAllDocsQuery.INSTANCE, READING_FIRST, query, language);
            return answer(query, found, Marks.NONE, language, null);
        }
        Question question = asked(query);
        Ranking ranking = Ranking.of(question, shelf);
        Found found = find(new RankedQuery(ranking), BEST_FIRST, query, language);
        var marks = new Marks(question, ranking.worths());
        return answer(query, found, marks, language, ranking.isNamed() ? null : question.name());
    }

    private Found find(
            org.apache.lucene.search.Query words, Sort sort, Query query, String language)
            throws IOException {
        var filtered =
                new BooleanQuery.Builder()
                        .add(words, Occur.MUST)
                        .add(LuceneWords.forReaders(language), Occur.FILTER)
                        .build();
        int wanted = Math.max(1, query.offset() + query.limit());
        YearMonth now = YearMonth.now(clock);
        Map<String, UnaryOperator<String>> values =
                Map.of(FacetName.FRESHNESS, month -> Confirmation.state(month, now));
        var top = new TopFieldCollectorManager(sort, wanted, Integer.MAX_VALUE);
        return searcher.search(
                filtered,
                new CollectorManager<FacetCollector, Found>() {
                    @Override
                    public FacetCollector newCollector() {
                        return new FacetCollector(
                                top.newCollector(),
                                catalogue.facets().keySet(),
                                query.filters(),
                                values);
                    }

                    @Override
                    public Found reduce(Collection<FacetCollector> collectors) {
                        // Without an executor there is one collector for all segments.
                        FacetCollector all = collectors.iterator().next();
                        ScoreDoc[] best = all.top().topDocs().scoreDocs;
                        List<ScoreDoc> page =
                                List.of(best)
                                        .subList(
                                                Math.min(query.offset(), best.length),
                                                Math.min(
                                                        query.offset() + query.limit(),
                                                        best.length));
                        return new Found(all.total(), page, all.counts());
                    }
                });
    }

    private Answer answer(
            Query query, Found found, Marks marks, String language, @Nullable String name)
            throws IOException {
        var list = new ArrayList<Hit>(found.documents().size());
        String better = null;
        for (ScoreDoc hit : found.documents()) {
            Object first = ((FieldDoc) hit).fields[0];
            double score = first instanceof Float number ? number : 1;
            Result result = LuceneWords.result(searcher, hit.doc);
            list.add(hits.of(result, score, marks, language));
            if (better == null && name != null && Spelling.isMeant(name, result)) {
                better = result.title();
            }
        }
        if (better == null && name != null) {
            var words = new LuceneWords(shelf, lexicon, searcher, FIRST, language);
            better = Correction.of(query.text(), words).orElse(null);
        }
        return new Answer(
                query.text(),
                found.total(),
                list,
                facets(query, found, language),
                better,
                found.total() < Answer.FEW_HITS ? broader(query, found.total()) : List.of());
    }

    private List<Broader> broader(Query query, int total) throws IOException {
        var broader = new ArrayList<Broader>();
        if (query.text().isEmpty()) {
            return broader;
        }
        if (!query.filters().isEmpty()) {
            int all = total(query.text(), query.language());
            if (all > total) {
                broader.add(new Broader(query.text(), all));
            }
        }
        for (String word : Broader.words(query.text())) {
            int alone = total(word, query.language());
            if (alone > 0) {
                broader.add(new Broader(word, alone));
            }
        }
        return broader;
    }

    /** How many entries match without conditions. */
    private int total(String text, String language) throws IOException {
        var query = new Query(text, Map.of(), 0, 0, language);
        var words = new RankedQuery(Ranking.of(asked(query), shelf));
        return find(words, BEST_FIRST, query, catalogue.language(language)).total();
    }

    private Map<String, List<FacetCount>> facets(Query query, Found found, String language) {
        var answer = new LinkedHashMap<String, List<FacetCount>>();
        catalogue
                .facets()
                .forEach((facet, values) -> {
                    var counts = new LinkedHashMap<String, Integer>();
                    Map<String, Integer> counted = found.counts().getOrDefault(facet, Map.of());
                    values.keySet().stream()
                            .filter(counted::containsKey)
                            .forEach(id -> counts.put(id, counted.getOrDefault(id, 0)));
                    counted.keySet().stream()
                            .sorted()
                            .forEach(id -> counts.putIfAbsent(id, counted.getOrDefault(id, 0)));
                    query.filters().getOrDefault(facet, List.of()).stream()
                            .filter(id -> values.isEmpty() || values.containsKey(id))
                            .forEach(id -> counts.putIfAbsent(id, 0));
                    List<FacetCount> sorted =
                            counts.entrySet().stream()
                                    .sorted(order(facet))
                                    .limit(MAX_FACET_VALUES)
                                    .map(count ->
                                            new FacetCount(
                                                    count.getKey(),
                                                    catalogue.label(
                                                            facet, count.getKey(), language),
                                                    count.getValue()))
                                    .toList();
                    if (!sorted.isEmpty()) {
                        answer.put(facet, sorted);
                    }
                });
        return answer;
    }

    /** What is most common comes first, but of years the last. */
    private Comparator<Map.Entry<String, Integer>> order(String facet) {
        if (catalogue.years().contains(facet)) {
            return Comparator.<Map.Entry<String, Integer>>comparingInt(
                            count -> count.getKey().length())
                    .thenComparing(Map.Entry.comparingByKey())
                    .reversed();
        }
        return Map.Entry.<String, Integer>comparingByValue().reversed();
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the index; questions that are being answered are answered to the end. */
    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (AlreadyClosedException e) {
            // Closed twice is closed.
            return;
        }
        directory.close();
    }
}
