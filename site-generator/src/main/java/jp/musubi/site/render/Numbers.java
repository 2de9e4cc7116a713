package jp.musubi.site.render;

/** Whole numbers as Japanese and English both write them: 1,234. */
final class Numbers {
    private static final int GROUP = 3;

    private Numbers() {}

    static String grouped(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        if (digits.length() - first <= GROUP) {
            return digits;
        }
        var grouped = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
