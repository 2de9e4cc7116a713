package jp.musubi.site.search;

/** Tells whether a name or a word was probably meant by one that was mistyped. */
final class Spelling {
    /** How far words are from each other, from near to far. */
    static final int SAME = 0;

    /** One has a long vowel that the other lacks. */
    static final int LONG_VOWEL = 1;

    /** A letter is another, is one too many, is missing, or was typed before the one before it. */
    static final int SLIP = 2;

    static final int FURTHER = 3;

    /** Shorter names resemble too many others. */
    private static final int MIN_CHARS = 3;

    /** Longer names may differ in two characters, shorter ones in one. */
    private static final int MIN_TWO_EDITS_CHARS = 6;

    private static final int MAX_CHARS = 60;

    private Spelling() {}

    /** Whether a document's title or reading is a key that was typed, but for a slip or two. */
    static boolean isMeant(String key, Result result) {
        return isNear(key, Letters.key(result.title()))
                || isNear(key, Letters.key(result.reading()));
    }

    static boolean isNear(String typed, String name) {
        int edits = typed.length() < MIN_TWO_EDITS_CHARS ? 1 : 2;
        if (typed.length() < MIN_CHARS
                || typed.length() > MAX_CHARS
                || Math.abs(typed.length() - name.length()) > edits) {
            return false;
        }
        int[] before = new int[name.length() + 1];
        int[] row = new int[name.length() + 1];
        for (int i = 0; i <= name.length(); i++) {
            before[i] = i;
        }
        for (int i = 1; i <= typed.length(); i++) {
            row[0] = i;
            for (int k = 1; k <= name.length(); k++) {
                int other = before[k - 1] + (typed.charAt(i - 1) == name.charAt(k - 1) ? 0 : 1);
                row[k] = Math.min(other, 1 + Math.min(before[k], row[k - 1]));
            }
            int[] done = before;
            before = row;
            row = done;
        }
        return before[name.length()] <= edits;
    }

    /** How far a word is from what was typed, both as letters. */
    static int slip(String typed, String word) {
        if (typed.length() < word.length()) {
            return slip(word, typed);
        }
        int begun = 0;
        while (begun < word.length() && typed.charAt(begun) == word.charAt(begun)) {
            begun++;
        }
        int ended = 0;
        while (ended < word.length() - begun
                && typed.charAt(typed.length() - 1 - ended)
                        == word.charAt(word.length() - 1 - ended)) {
            ended++;
        }
        int rest = word.length() - begun - ended;
        if (typed.length() == word.length()) {
            return switch (rest) {
                case 0 -> SAME;
                case 1 -> SLIP;
                case 2 -> isExchanged(typed, word, begun) ? SLIP : FURTHER;
                default -> FURTHER;
            };
        }
        if (rest > 0 || typed.length() > word.length() + 1) {
            return FURTHER;
        }
        boolean isLong =
                begun > 0 && Table.SHARED.isLong(typed.charAt(begun - 1), typed.charAt(begun));
        return isLong ? LONG_VOWEL : SLIP;
    }

    private static boolean isExchanged(String typed, String word, int at) {
        return typed.charAt(at) == word.charAt(at + 1) && typed.charAt(at + 1) == word.charAt(at);
    }
}
