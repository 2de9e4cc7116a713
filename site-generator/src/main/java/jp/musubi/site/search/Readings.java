package jp.musubi.site.search;

import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How names are probably read that have no registered reading: a guess of the dictionary's. Safe
 * for many threads.
 */
final class Readings {
    private final ThreadLocal<JapaneseTokenizer> tokenizers =
            ThreadLocal.withInitial(
                    () -> new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL));

    /** Readings of pairs of kanji; empty for those that are no word. There are not so many. */
    private static final Map<String, String> PAIRS = new ConcurrentHashMap<>();

    /** How a term is read, as letters, if it is two kanji that are one word. */
    Optional<String> ofPair(String term) {
        if (term.codePointCount(0, term.length()) != 2
                || !term.codePoints().allMatch(c -> Table.SHARED.kind(c) == Letters.KANJI)) {
            return Optional.empty();
        }
        String reading = PAIRS.computeIfAbsent(term, this::word);
        return reading.isEmpty() ? Optional.empty() : Optional.of(reading);
    }

    private String word(String term) {
        List<String> words = new ArrayList<>();
        read(term, (written, kana) -> words.add(kana == null ? "" : Letters.key(kana)));
        return words.size() == 1 ? words.getFirst() : "";
    }

    /** The reading in hiragana. */
    String of(String title) {
        var reading = new StringBuilder();
        read(Folding.fold(title), (written, kana) -> reading.append(kana == null ? written : kana));
        return Folding.kana(reading.toString());
    }

    /** Takes a word and its reading, which is null if the dictionary does not know the word. */
    @FunctionalInterface
    private interface Sink {
        void accept(String written, @Nullable String kana);
    }

    private void read(String text, Sink sink) {
        JapaneseTokenizer tokenizer = tokenizers.get();
        try (tokenizer) {
            var term = tokenizer.addAttribute(CharTermAttribute.class);
            var read = tokenizer.addAttribute(ReadingAttribute.class);
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                sink.accept(term.toString(), read.getReading());
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reading, as letters, without the long vowels that people leave out. */
    static String shortened(String key) {
        var shorter = new StringBuilder(key.length());
        int before = 0;
        for (int c : key.codePoints().toArray()) {
            if (before == 0 || !Table.SHARED.isLong(before, c)) {
                shorter.appendCodePoint(c);
                before = c;
            } else {
                before = 0;
            }
        }
        return shorter.toString();
    }
}
