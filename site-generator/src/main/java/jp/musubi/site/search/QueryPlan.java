package jp.musubi.site.search;

import jp.musubi.site.search.QueryWords.Chunk;
import jp.musubi.site.search.QueryWords.Run;
import jp.musubi.site.search.QueryWords.Unit;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A question as queries of the index. Each word is scored once over all fields (BM25F with the
 * weights of the content types); words are alternatives, and each one that a document has adds a
 * bonus that outweighs repetition: rare words more, ways of asking hardly anything. What the
 * dictionary may have cut differently is looked for by its characters too.
 */
final class QueryPlan {
    /** What an additional word is worth; BM25 of one word stays below. */
    private static final float WORD_BONUS = 12;

    /** The share of the bonus that even the most common word earns. */
    private static final float COMMON_SHARE = 0.25f;

    private static final float WEAK_SHARE = 0.05f;

    /** A word found only as part of another is worth less: 京都 in 東京都. */
    private static final float GRAM_SHARE = 0.5f;

    /** What it is worth that words stand together as they were asked for. */
    private static final float TOGETHER_BONUS = 4;

    /** Puts an entry of exactly the name asked for before all others. */
    private static final float EXACT_BONUS = 100;

    private static final float OTHER_WRITING = 0.8f;
    private static final float TIE = 0.1f;

    /** Shorter words are looked for within others only if nothing else has them. */
    private static final int MIN_GRAM_CHARS = 3;

    private final IndexSearcher searcher;
    private final List<Integer> weights = new ArrayList<>();
    private final boolean weakCounts;
    private final BooleanQuery.Builder strong = new BooleanQuery.Builder();
    private final BooleanQuery.Builder weak = new BooleanQuery.Builder();
    private final Marks marks = new Marks();
    private int unknown;

    /**
     * Plans a question.
     *
     * @param text as typed
     */
    QueryPlan(QueryWords words, String text, Catalogue catalogue, IndexSearcher searcher)
            throws IOException {
        this.searcher = searcher;
        this.weakCounts = words.isAllWeak();
        for (int weight : catalogue.weights()) {
            if (searcher.collectionStatistics(IndexFields.words(weight)) != null) {
                weights.add(weight);
            }
        }
        for (Chunk chunk : words.chunks()) {
            plan(isKnownKana(chunk) ? chunk.asOneWord() : chunk);
        }
        var exact = new TermQuery(new Term(IndexFields.EXACT, Folding.key(text)));
        strong.add(new BonusQuery(new ConstantScoreQuery(exact), EXACT_BONUS), Occur.SHOULD);
    }

    /** The query without filters; its score orders the hits. */
    Query query() {
        return new BooleanQuery.Builder()
                .add(strong.build(), Occur.MUST)
                .add(weak.build(), Occur.SHOULD)
                .build();
    }

    /** What to mark in excerpts. */
    Marks marks() {
        return marks;
    }

    /** Whether the index has no word at all like one that was asked for. */
    boolean hasUnknownWords() {
        return unknown > 0;
    }

    /** かなざわ is one word if any text has it or a word read so; the dictionary might cut it. */
    private boolean isKnownKana(Chunk chunk) throws IOException {
        String kana = Folding.kana(chunk.text());
        return Script.isAllKana(kana)
                && frequency(kana) + frequency(WordFilter.READING_MARK + kana) > 0;
    }

    private void plan(Chunk chunk) throws IOException {
        var runs = new BooleanQuery.Builder();
        float bonus = 0;
        for (Run run : chunk.runs()) {
            bonus += plan(run, runs);
        }
        Query query = runs.build();
        String kana = Folding.kana(chunk.text());
        if (kana.length() >= MIN_GRAM_CHARS && !chunk.isOneWord() && Script.isAllKana(kana)) {
            Query together = characters(kana);
            unknown += searcher.count(together) > 0 ? 0 : 1;
            query = either(query, new BonusQuery(together, bonus + TOGETHER_BONUS));
            marks.addText(kana, WORD_BONUS);
        }
        strong.add(query, Occur.SHOULD);
    }

    /** Adds the words of a run and answers what all of them are worth together. */
    private float plan(Run run, BooleanQuery.Builder runs) throws IOException {
        var units = new BooleanQuery.Builder();
        float sum = 0;
        int counted = 0;
        for (Unit unit : run.units()) {
            boolean matters = weakCounts || !unit.weak();
            float bonus = matters ? bonus(unit) : WORD_BONUS * WEAK_SHARE;
            Query query = query(unit, bonus, matters);
            if (matters) {
                units.add(query, Occur.SHOULD);
                counted++;
            } else {
                weak.add(new BoostQuery(query, WEAK_SHARE), Occur.SHOULD);
            }
            sum += bonus;
        }
        Query query = units.build();
        if (counted > 0 && run.units().size() > 1 && Script.isAllJapanese(run.text())) {
            query = either(query, new BonusQuery(characters(run.text()), sum + TOGETHER_BONUS));
            marks.addText(run.text(), WORD_BONUS);
        }
        if (counted > 0) {
            runs.add(query, Occur.SHOULD);
        }
        return sum;
    }

    private static Query either(Query words, Query together) {
        return new DisjunctionMaxQuery(List.of(words, together), TIE);
    }

    private Query query(Unit unit, float bonus, boolean matters) throws IOException {
        var ways = new ArrayList<Query>();
        ways.add(word(unit.term()));
        for (String other : otherWritings(unit)) {
            ways.add(new BoostQuery(word(other), OTHER_WRITING));
        }
        if (matters) {
            marks.addWord(unit.term(), bonus);
            otherWritings(unit).forEach(other -> marks.addWord(other, bonus));
        }
        Query words = new BonusQuery(new DisjunctionMaxQuery(ways, TIE), bonus);
        boolean isKnown = frequency(unit) > 0;
        if (!Script.isAllJapanese(unit.surface())) {
            unknown += isKnown || !matters ? 0 : 1;
            return words;
        }
        boolean isLong =
                unit.surface().codePointCount(0, unit.surface().length()) >= MIN_GRAM_CHARS;
        if (frequency(unit.term()) == 0 && !unit.reading().isEmpty()) {
            words = orCharacters(words, unit.reading(), bonus, matters);
        }
        if (isLong || !isKnown) {
            words = orCharacters(words, unit.surface(), bonus, matters);
            unknown += isKnown || !matters || searcher.count(words) > 0 ? 0 : 1;
        }
        return words;
    }

    /** Finds the word inside others too, where the dictionary may have cut differently. */
    private Query orCharacters(Query words, String text, float bonus, boolean matters) {
        if (matters) {
            marks.addText(text, bonus);
        }
        return either(words, new BonusQuery(characters(text), bonus * GRAM_SHARE));
    }

    /** Kanji are found in kana too, kana in kanji read so, and 子ども, being both, in both. */
    private static List<String> otherWritings(Unit unit) {
        if (Script.isAllKana(unit.term())) {
            return List.of(WordFilter.READING_MARK + unit.term());
        }
        if (unit.reading().isEmpty()) {
            return List.of();
        }
        return Script.hasKana(unit.term())
                ? List.of(unit.reading(), WordFilter.READING_MARK + unit.reading())
                : List.of(unit.reading());
    }

    private Query word(String term) {
        var query = new CombinedFieldQuery.Builder(term);
        weights.forEach(weight -> query.addField(IndexFields.words(weight), weight));
        return query.build();
    }

    /** A sequence of characters, in names rather than in texts. */
    private static Query characters(String text) {
        return new DisjunctionMaxQuery(
                List.of(
                        characters(IndexFields.NAME_GRAMS, text),
                        new BoostQuery(characters(IndexFields.TEXT_GRAMS, text), GRAM_SHARE)),
                TIE);
    }

    private static Query characters(String field, String text) {
        List<String> pairs = GramTokenizer.pairs(text);
        if (pairs.isEmpty()) {
            return new PrefixQuery(new Term(field, text));
        }
        var phrase = new PhraseQuery.Builder();
        pairs.forEach(pair -> phrase.add(new Term(field, pair)));
        return phrase.build();
    }

    /** Rare words are worth more, as in BM25. */
    private float bonus(Unit unit) throws IOException {
        double documents = Math.max(1, searcher.getIndexReader().numDocs());
        double rarity = Math.log(1 + documents / (1 + frequency(unit)));
        double share = COMMON_SHARE + (1 - COMMON_SHARE) * rarity / Math.log(1 + documents);
        return WORD_BONUS * (float) share;
    }

    private int frequency(Unit unit) throws IOException {
        int most = frequency(unit.term());
        for (String other : otherWritings(unit)) {
            most = Math.max(most, frequency(other));
        }
        return most;
    }

    private int frequency(String term) throws IOException {
        int most = 0;
        for (int weight : weights) {
            var indexed = new Term(IndexFields.words(weight), term);
            most = Math.max(most, searcher.getIndexReader().docFreq(indexed));
        }
        return most;
    }
}
