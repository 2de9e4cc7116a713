package jp.musubi.site.search;

/** Tells whether a name was probably meant by one that was mistyped. */
final class Spelling {
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
}
