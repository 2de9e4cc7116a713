package jp.musubi.site.search;

import jp.musubi.site.dictionary.Dictionary;
import jp.musubi.site.dictionary.Dictionary.Word;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How names are probably read that have no registered reading: a guess of the dictionary's. Safe
 * for many threads.
 */
final class Readings {
    private final Dictionary dictionary = new Dictionary();

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
        List<Word> words = dictionary.words(term);
        String kana = words.size() == 1 ? words.getFirst().kana() : null;
        return kana == null ? "" : Letters.key(kana);
    }

    /** The reading in hiragana. */
    String of(String title) {
        String folded = Folding.fold(title);
        var reading = new StringBuilder();
        for (Word word : dictionary.words(folded)) {
            String kana = word.kana();
            reading.append(kana == null ? folded.substring(word.from(), word.to()) : kana);
        }
        return Folding.kana(reading.toString());
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
