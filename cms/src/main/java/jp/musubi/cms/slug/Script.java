package jp.musubi.cms.slug;

/** Kinds of writing. */
enum Script {
    HIRAGANA,
    KATAKANA,
    /** Small Latin letters without accents, and digits. */
    LETTERS,
    /** Kanji, with or without kana, and writing of other languages. */
    OTHER,
    /** Signs only: spaces, brackets, emoji. */
    NONE;

    /** The writing of a word. */
    static Script of(String word) {
        Script all = of(word.codePointAt(0));
        int at = Character.charCount(word.codePointAt(0));
        while (at < word.length()) {
            int c = word.codePointAt(at);
            Script next = of(c);
            boolean isLongVowel = c == 'ー' && all == HIRAGANA;
            if (next != all && !isLongVowel) {
                return OTHER;
            }
            at += Character.charCount(c);
        }
        return all;
    }

    /** Whether a text is hiragana and long vowels, so that everybody can say it. */
    static boolean isReading(String text) {
        return text.chars().allMatch(c -> c == 'ー' || of(c) == HIRAGANA);
    }

    private static Script of(int c) {
        if (c >= 'ぁ' && c <= 'ゖ') {
            return HIRAGANA;
        }
        if (c >= 'ァ' && c <= 'ー' && c != '・') {
            return KATAKANA;
        }
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            return LETTERS;
        }
        return Character.isLetterOrDigit(c) ? OTHER : NONE;
    }
}
