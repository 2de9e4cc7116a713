package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Latin letters as kana, however they were meant: Hepburn, Kunrei or by ear. The kana are
 * letters as {@link Letters} has them.
 */
final class Romaji {
    private static final int MIN_CHARS = 3;
    private static final int MAX_SYLLABLE_CHARS = 3;

    private static final Map<String, String> SYLLABLES = syllables();

    private Romaji() {}

    private static Map<String, String> syllables() {
        Map<String, String> syllables = new HashMap<>();
        String[] pairs = Table.SHARED.romaji().split(" ", -1);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            syllables.put(pairs[i], pairs[i + 1]);
        }
        return syllables;
    }

    /** The kana of a word in small letters; empty if it cannot be read. */
    static Optional<String> kana(String word) {
        var kana = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int length = MAX_SYLLABLE_CHARS;
            @Nullable String syllable = null;
            while (syllable == null && length > 0) {
                int end = Math.min(word.length(), at + length--);
                syllable = SYLLABLES.get(word.substring(at, end));
                if (syllable != null) {
                    at = end;
                }
            }
            if (syllable == null) {
                syllable = consonant(word, at++);
            }
            if (syllable == null) {
                return Optional.empty();
            }
            kana.append(syllable);
        }
        return word.length() < MIN_CHARS ? Optional.empty() : Optional.of(kana.toString());
    }

    /** ん, a doubled consonant or an h that lengthens; null for what nobody writes. */
    private static @Nullable String consonant(String word, int at) {
        char here = word.charAt(at);
        char next = at + 1 < word.length() ? word.charAt(at + 1) : ' ';
        char before = at > 0 ? word.charAt(at - 1) : ' ';
        if (here == 'n') {
            return before == 'n' ? "" : "ん";
        }
        if (here == 'm' && (next == 'b' || next == 'p' || next == 'm')) {
            return "ん";
        }
        if (here == next || (here == 't' && next == 'c')) {
            return "つ";
        }
        return here == 'h' ? "" : null;
    }
}
