package jp.musubi.site.search;

/** What kind of writing a character is. */
final class Script {
    private Script() {}

    /** Kanji, with the signs that stand for one. */
    static boolean isKanji(int c) {
        return (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0x3400 && c <= 0x4dbf)
                || (c >= 0x20000 && c <= 0x3ffff)
                || (c >= 0xf900 && c <= 0xfaff)
                || c == '々'
                || c == '〆';
    }

    /** Hiragana and katakana with the long vowel mark. */
    static boolean isKana(int c) {
        return (c >= 0x3041 && c <= 0x309f) || (c >= 0x30a1 && c <= 0x30ff && c != '・');
    }

    /** Writing without spaces between words. */
    static boolean isJapanese(int c) {
        return isKana(c) || isKanji(c);
    }

    /** Whether a text is written in kana only. */
    static boolean isAllKana(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Script::isKana);
    }

    /** Whether a text is written in kana and kanji only. */
    static boolean isAllJapanese(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Script::isJapanese);
    }

    /** Whether a kana is in a text. */
    static boolean hasKana(String text) {
        return text.codePoints().anyMatch(Script::isKana);
    }

    /** Whether a kanji is in a text. */
    static boolean hasKanji(String text) {
        return text.codePoints().anyMatch(Script::isKanji);
    }
}
