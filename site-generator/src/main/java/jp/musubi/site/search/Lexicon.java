package jp.musubi.site.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which pairs of kanji in an index are a word, by their readings. */
final class Lexicon {
    private final SortedSet<String> keys = new TreeSet<>();

    /** Reads through all terms of an index. */
    static Lexicon of(IndexReader reader, Readings readings) throws IOException {
        var lexicon = new Lexicon();
        Terms terms = MultiTerms.getTerms(reader, IndexFields.TERMS);
        if (terms != null) {
            TermsEnum all = terms.iterator();
            for (BytesRef term = all.next(); term != null; term = all.next()) {
                String text = term.utf8ToString();
                readings.ofPair(text).ifPresent(reading -> lexicon.keys.add(key(reading, text)));
            }
        }
        return lexicon;
    }

    /** What stands for a word and its reading among the terms of the published index. */
    static String key(String reading, String word) {
        return reading + SearchDocument.READING_END + word;
    }

    /** The words that are read so, in order. */
    List<String> read(String reading) {
        String first = key(reading, "");
        return keys.tailSet(first).stream()
                .takeWhile(key -> key.startsWith(first))
                .map(key -> key.substring(first.length()))
                .toList();
    }
}
