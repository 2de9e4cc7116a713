package jp.musubi.site.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Text as the index sees it: NFKC (so width does not matter), small Latin letters, today's form of
 * old kanji. Katakana stays, because the dictionary of words needs it; {@link #kana} folds it where
 * words are no longer looked up. Each folded character remembers where it came from, so that
 * excerpts can mark the text as it was written.
 */
public final class Folding {
    private static final char FIRST_MARK = '\u0300';
    private static final char FIRST_KANJI = '\u4e00';
    private static final char LAST_KANJI = '\u9fff';
    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private static final char[] NEWER = newerForms();

    private final StringBuilder text;
    private int[] origins;

    private Folding(int length) {
        this.text = new StringBuilder(length);
        this.origins = new int[length + 1];
    }

    /** Folds a text and keeps the way back. */
    static Folding of(String original) {
        var folding = new Folding(original.length());
        int at = 0;
        while (at < original.length()) {
            if (isYoung(original.charAt(at))) {
                folding.add(original.charAt(at), at++);
                continue;
            }
            int end = endOfCluster(original, at);
            char c = original.charAt(at);
            if (end - at == 1 && isPlain(c)) {
                folding.add(plain(c), at);
            } else {
                String cluster =
                        Normalizer.normalize(original.substring(at, end), Normalizer.Form.NFKC);
                for (char folded : cluster.toLowerCase(Locale.ROOT).toCharArray()) {
                    folding.add(newer(folded), at);
                }
            }
            at = end;
        }
        folding.origin(folding.text.length(), original.length());
        return folding;
    }

    /** A text folded, without the way back. */
    public static String fold(String original) {
        return of(original).text();
    }

    /** A folded text with katakana as hiragana; every character keeps its place. */
    public static String kana(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            if (isFoldableKatakana(folded.charAt(i))) {
                char[] chars = folded.toCharArray();
                for (int k = i; k < chars.length; k++) {
                    chars[k] = kana(chars[k]);
                }
                return new String(chars);
            }
        }
        return folded;
    }

    /** Hiragana for katakana, everything else as it is. */
    static char kana(char c) {
        return isFoldableKatakana(c) ? (char) (c - KATAKANA_TO_HIRAGANA) : c;
    }

    /** What two ways of writing a name have in common: folded, without spaces and punctuation. */
    static String key(String original) {
        String folded = kana(fold(original));
        var key = new StringBuilder(folded.length());
        folded.codePoints().filter(c -> Character.isLetterOrDigit(c)).forEach(key::appendCodePoint);
        return key.toString();
    }

    /** The folded text. */
    String text() {
        return text.toString();
    }

    /** Where the folded character at an index begins in the original. */
    int start(int index) {
        return origins[index];
    }

    /** Where the original of the folded characters before an index ends. */
    int end(int index) {
        if (index == 0) {
            return 0;
        }
        int after = index;
        while (after < text.length() && origins[after] == origins[index - 1]) {
            after++;
        }
        return origins[after];
    }

    private void add(char c, int origin) {
        origin(text.length(), origin);
        text.append(c);
    }

    private void origin(int index, int origin) {
        if (index >= origins.length) {
            origins = Arrays.copyOf(origins, index * 2 + 2);
        }
        origins[index] = origin;
    }

    /** A character and the marks that belong to it, such as half-width ｶ and ﾞ. */
    private static int endOfCluster(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && isMark(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isMark(char c) {
        return c >= FIRST_MARK && Table.SHARED.isMark(c);
    }

    /** Unicode still adds to this block, so versions would fold it differently. */
    private static boolean isYoung(char c) {
        return c >= '\ua720' && c <= '\ua7ff';
    }

    private static boolean isPlain(char c) {
        return c < 0x80
                || (c >= '\u3041' && c <= '\u3096')
                || (c >= '\u30a1' && c <= '\u30fe')
                || (c >= FIRST_KANJI && c <= LAST_KANJI);
    }

    private static char plain(char c) {
        return c < 0x80 ? Character.toLowerCase(c) : newer(c);
    }

    private static char newer(char c) {
        return c >= FIRST_KANJI && c <= LAST_KANJI ? NEWER[c - FIRST_KANJI] : c == '﨑' ? '崎' : c;
    }

    private static boolean isFoldableKatakana(char c) {
        return (c >= 'ァ' && c <= 'ヶ') || c == 'ヽ' || c == 'ヾ';
    }

    private static char[] newerForms() {
        char[] table = new char[LAST_KANJI - FIRST_KANJI + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST_KANJI + i);
        }
        String newer = Table.SHARED.newer();
        for (int i = 0; i + 1 < newer.length(); i += 2) {
            if (newer.charAt(i) <= LAST_KANJI) {
                table[newer.charAt(i) - FIRST_KANJI] = newer.charAt(i + 1);
            }
        }
        return table;
    }
}
