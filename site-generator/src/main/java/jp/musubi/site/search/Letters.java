package jp.musubi.site.search;

import java.util.Arrays;

/**
 * A text as search compares it: folded (see {@link Folding}), katakana as hiragana, small kana as
 * large, without long vowel marks. Every letter knows what kind it was and where it came from.
 */
final class Letters {
    static final byte NONE = 0;
    static final byte KANJI = 1;
    static final byte KATAKANA = 2;
    static final byte HIRAGANA = 3;
    static final byte LATIN = 4;
    static final byte DIGIT = 5;

    private static final int LONG_VOWEL = 0x30fc;
    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private final Folding folding;
    private final int[] points;
    private final byte[] kinds;
    private final int[] starts;
    private final int[] ends;
    private int size;

    private Letters(Folding folding, int length) {
        this.folding = folding;
        this.points = new int[length];
        this.kinds = new byte[length];
        this.starts = new int[length];
        this.ends = new int[length];
    }

    static Letters of(String original) {
        Folding folding = Folding.of(original);
        String text = folding.text();
        var letters = new Letters(folding, text.length());
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            letters.add(c, at, end);
            at = end;
        }
        return letters;
    }

    private void add(int c, int start, int end) {
        byte kind = Table.SHARED.kind(c);
        if (kind == NONE) {
            boolean isLong = c == LONG_VOWEL && size > 0 && isKana(kinds[size - 1]);
            if (isLong || Table.SHARED.isIgnored(c)) {
                return;
            }
        }
        int letter = c;
        if (kind == KATAKANA) {
            letter = isFoldable(c) ? c - KATAKANA_TO_HIRAGANA : c;
        }
        // Unicode versions disagree about what is new in them, and nobody asks for it.
        points[size] = kind == NONE ? ' ' : isKana(kind) ? Table.SHARED.kana(letter) : letter;
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    private static boolean isFoldable(int c) {
        return c <= 'ヶ' || c == 'ヽ' || c == 'ヾ';
    }

    static boolean isKana(byte kind) {
        return kind == KATAKANA || kind == HIRAGANA;
    }

    int size() {
        return size;
    }

    byte kind(int index) {
        return kinds[index];
    }

    /** The letters from one index to before another. */
    String text(int from, int to) {
        return new String(points, from, to - from);
    }

    /** Where letters stand for the first time from an index on; -1 if nowhere. */
    int find(String word, int from) {
        int[] wanted = word.codePoints().toArray();
        for (int at = from; at + wanted.length <= size; at++) {
            if (Arrays.equals(points, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /** How far letters are those of a word, from an index on. */
    int endOfShared(int from, String word) {
        int at = from;
        for (int i = 0; i < word.length() && at < size; i += Character.charCount(points[at - 1])) {
            if (points[at] != word.codePointAt(i)) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** Where a letter begins in the original text. */
    int start(int index) {
        return folding.start(starts[index]);
    }

    /** Where a letter ends in the original text. */
    int end(int index) {
        return folding.end(ends[index]);
    }

    /** What two ways of writing a name have in common: all letters, nothing else. */
    static String key(String original) {
        Letters letters = of(original);
        var key = new StringBuilder(letters.size);
        for (int i = 0; i < letters.size; i++) {
            if (letters.kinds[i] != NONE) {
                key.appendCodePoint(letters.points[i]);
            }
        }
        return key.toString();
    }
}
