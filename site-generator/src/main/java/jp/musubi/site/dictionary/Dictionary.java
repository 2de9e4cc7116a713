package jp.musubi.site.dictionary;

import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts texts into words and says how each is probably read. Safe for many threads. */
public final class Dictionary {
    private static final String NUMBER = "名詞-数";
    private static final String COUNTER = "名詞-接尾-助数詞";

    private final ThreadLocal<JapaneseTokenizer> tokenizers =
            ThreadLocal.withInitial(
                    () -> new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL));

    /**
     * A word of a text.
     *
     * @param from where it begins, in UTF-16 units
     * @param to where the next one begins
     * @param kana how it is read, in katakana; null if the dictionary does not know it
     * @param kind what sort of word it is
     */
    public record Word(int from, int to, @Nullable String kana, Kind kind) {}

    /** What sorts of words readers of a text tell apart. */
    public enum Kind {
        NUMBER,
        COUNTER,
        OTHER
    }

    /** The words of a text, in their order; spaces and marks may be words or be left out. */
    public List<Word> words(String text) {
        JapaneseTokenizer tokenizer = tokenizers.get();
        var words = new ArrayList<Word>();
        try (tokenizer) {
            var place = tokenizer.addAttribute(OffsetAttribute.class);
            var read = tokenizer.addAttribute(ReadingAttribute.class);
            var speech = tokenizer.addAttribute(PartOfSpeechAttribute.class);
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                words.add(
                        new Word(
                                place.startOffset(),
                                place.endOffset(),
                                read.getReading(),
                                kind(speech.getPartOfSpeech())));
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Kind kind(@Nullable String partOfSpeech) {
        if (NUMBER.equals(partOfSpeech)) {
            return Kind.NUMBER;
        }
        return COUNTER.equals(partOfSpeech) ? Kind.COUNTER : Kind.OTHER;
    }
}
