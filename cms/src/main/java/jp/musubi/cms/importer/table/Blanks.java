package jp.musubi.cms.importer.table;

/** Characters that look like nothing: blanks of all kinds and marks without width. */
public final class Blanks {
    private Blanks() {}

    /** Whether a text shows nothing. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(Blanks::isBlank);
    }

    /** The text without blanks at either end; NBSP, U+3000 and TAB are blanks too. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(int c) {
        return c <= ' '
                || c == '\u00A0'
                || c == '\u3000'
                || c == '\u200B'
                || c == '\u2060'
                || c == '\uFEFF'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c);
    }
}
