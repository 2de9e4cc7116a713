package jp.musubi.cms.slug;

/**
 * A piece of a title that is said without a pause.
 *
 * @param written as the title has it
 * @param read in hiragana; empty for letters, signs and what the dictionary cannot read
 * @param spoken as {@code read} with ー where a vowel is only made longer
 * @param isJoined whether it belongs to the word before it
 */
record Morpheme(Kind kind, String written, String read, String spoken, boolean isJoined) {
    private static final String LARGE_KANA = "あいうえおつやゆよわ";
    private static final String SMALL_KANA = "ぁぃぅぇぉっゃゅょゎ";

    /** What a piece is made of. */
    enum Kind {
        /** Kanji, perhaps with kana, as the dictionary reads them. */
        KANJI,
        /** Kana, which read themselves. */
        KANA,
        /** A word that only joins others, so that nothing should end with it. */
        PARTICLE,
        /** Latin letters and digits, which stay as they are. */
        LETTERS,
        /** A sign that some groups read aloud, such as &. */
        SIGN,
        /** Writing that the dictionary does not know. */
        UNREADABLE
    }

    /** Kana that are said as they stand there. */
    static Morpheme kana(String kana, boolean joined) {
        return new Morpheme(Kind.KANA, kana, kana, Romaji.spoken(kana), joined);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The same piece, read as its group reads it. */
    Morpheme readAs(String other, boolean joined) {
        Kind known = kind == Kind.UNREADABLE ? Kind.KANJI : kind;
        return new Morpheme(known, written, other, respoken(other), joined);
    }

    /** Where the other reading agrees with the dictionary, the dictionary knows the long vowels. */
    private String respoken(String other) {
        if (other.length() != read.length()) {
            return Romaji.spoken(other);
        }
        StringBuilder both = new StringBuilder(other);
        for (int at = 0; at < other.length(); at++) {
            if (isSame(other.charAt(at), read.charAt(at))) {
                both.setCharAt(at, spoken.charAt(at));
            }
        }
        return both.toString();
    }

    /** Some registers write ょ as よ. */
    private static boolean isSame(char kana, char expected) {
        int small = SMALL_KANA.indexOf(expected);
        return kana == expected || (small >= 0 && LARGE_KANA.charAt(small) == kana);
    }
}
