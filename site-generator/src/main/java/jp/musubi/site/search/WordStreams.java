package jp.musubi.site.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts folded text into words outside the index: for questions, excerpts and readings. */
final class WordStreams {
    private static final String ANY_WORDS = IndexFields.words(1);

    private final Analyzer words = new SearchAnalyzer();
    private final Analyzer plain = new PlainAnalyzer();

    /**
     * One word of a text.
     *
     * @param term base form, kana folded
     * @param reading of a word with kanji, in hiragana; else empty
     * @param start index of its first character in the folded text
     * @param end index after its last
     */
    record Word(String term, String reading, int start, int end) {}

    /** The words of a folded text, in order. */
    List<Word> of(String folded) {
        var found = new ArrayList<Word>();
        try (TokenStream stream = words.tokenStream(ANY_WORDS, folded)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() == 0 && !found.isEmpty()) {
                    String other = term.toString();
                    if (other.charAt(0) == WordFilter.READING_MARK) {
                        Word word = found.removeLast();
                        String reading = other.substring(1);
                        found.add(new Word(word.term(), reading, word.start(), word.end()));
                    }
                } else {
                    found.add(
                            new Word(
                                    term.toString(), "", offset.startOffset(), offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** How a folded text is probably read, in hiragana; a guess where names are concerned. */
    String reading(String folded) {
        var reading = new StringBuilder();
        try (TokenStream stream = plain.tokenStream(ANY_WORDS, folded)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var read = stream.addAttribute(ReadingAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String kana = read.getReading();
                reading.append(kana == null ? term : kana);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Folding.kana(reading.toString());
    }

    /** Words as the dictionary gives them, endings and particles too. */
    private static final class PlainAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(
                    new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL));
        }
    }
}
