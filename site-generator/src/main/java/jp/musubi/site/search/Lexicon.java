package jp.musubi.site.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The words of an index: pairs of kanji by their readings, and all that are frequent. */
final class Lexicon {
    private final NavigableSet<String> keys = new TreeSet<>();
    private final SpellingWords frequent = new SpellingWords();

    /** Reads through all terms of an index. */
    static Lexicon of(IndexReader reader, Readings readings) throws IOException {
        var lexicon = new Lexicon();
        Terms terms = MultiTerms.getTerms(reader, IndexFields.TERMS);
        if (terms != null) {
            TermsEnum all = terms.iterator();
            Bits live = MultiBits.getLiveDocs(reader);
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                String text = term.utf8ToString();
                Optional<String> read = readings.ofPair(text).map(reading -> key(reading, text));
                read.ifPresent(lexicon.keys::add);
                if (read.isPresent() || SpellingWords.isWord(text)) {
                    lexicon.frequent.put(read.orElse(text), having(all, live));
                }
            }
        }
        lexicon.frequent.update(reader.numDocs());
        return lexicon;
    }

    /** How many documents have a term, without those that were deleted, which Lucene counts too. */
    private static int having(TermsEnum all, @Nullable Bits live) throws IOException {
        if (live == null) {
            return all.docFreq();
        }
        int count = 0;
        PostingsEnum postings = all.postings(null, PostingsEnum.NONE);
        for (int document = postings.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = postings.nextDoc()) {
            count += live.get(document) ? 1 : 0;
        }
        return count;
    }

    /** What mistyped words are corrected by. */
    SpellingWords frequent() {
        return frequent;
    }

    /** What stands for a word and its reading among the terms of the published index. */
    static String key(String reading, String word) {
        return reading + SearchDocument.READING_END + word;
    }

    /** The words that are read so, in order. */
    List<String> read(String reading) {
        String first = key(reading, "");
        return keys.tailSet(first, true).stream()
                .takeWhile(key -> key.startsWith(first))
                .map(key -> key.substring(first.length()))
                .toList();
    }
}
