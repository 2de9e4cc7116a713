package jp.musubi.site.search;

/**
 * Cuts letters into terms, the same way for the index, questions and excerpts. Japanese becomes
 * pairs of neighbouring characters, and each stretch of katakana one term more; a kanji or kana
 * that stands alone is a term; Latin letters and digits are words.
 *
 * <p>A segment is what probably is one word: kanji with the hiragana that follow them, or kana of
 * one kind. A pair across the border of two segments belongs to the first.
 */
final class Terms {
    /** Shorter stretches of katakana are their pairs. */
    private static final int MIN_WHOLE_CHARS = 3;

    /** Longer words are cut: nobody types them, and they would fill the index. */
    private static final int MAX_WORD_CHARS = 24;

    private static final int MIN_PLURAL_CHARS = 4;

    private Terms() {}

    /** What kind of term it is, which decides what it weighs in a question. */
    enum Kind {
        /** A word in Latin letters, a number, or a kanji among kana. */
        WORD(64),
        /** Two kanji. */
        KANJI(64),
        /** Two katakana. */
        KATAKANA(45),
        /** Two hiragana. */
        HIRAGANA(19),
        /** The end of a stem and what is inflected. */
        ENDING(19),
        /** Two characters of different words, or a lone kana. */
        GLUE(19),
        /** All of a stretch of katakana. */
        WHOLE(64);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        /** Of 64. */
        int weight() {
            return weight;
        }

        /** Whether terms of the kind count for the length of a text. */
        boolean isMeasured() {
            return this != WHOLE;
        }
    }

    /** Takes terms, in the order in which they end. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a term.
         *
         * @param from index of its first letter
         * @param to index after its last
         * @param segment grows from segment to segment
         */
        void accept(String term, Kind kind, int from, int to, int segment);
    }

    static void cut(Letters letters, Sink sink) {
        int at = 0;
        int segment = 0;
        while (at < letters.size()) {
            byte kind = letters.kind(at);
            int end = at + 1;
            if (kind == Letters.LATIN || kind == Letters.DIGIT) {
                while (end < letters.size() && letters.kind(end) == kind) {
                    end++;
                }
                sink.accept(word(letters, at, end), Kind.WORD, at, end, segment++);
            } else if (kind != Letters.NONE) {
                while (end < letters.size() && isJapanese(letters.kind(end))) {
                    end++;
                }
                segment = japanese(letters, at, end, segment, sink);
            }
            at = end;
        }
    }

    private static boolean isJapanese(byte kind) {
        return kind == Letters.KANJI || Letters.isKana(kind);
    }

    private static int japanese(Letters letters, int from, int to, int first, Sink sink) {
        int segment = first;
        if (to - from == 1) {
            Kind lone = letters.kind(from) == Letters.KANJI ? Kind.WORD : Kind.GLUE;
            sink.accept(letters.text(from, to), lone, from, to, segment);
            return segment + 1;
        }
        int katakana = from;
        for (int i = from; i < to; i++) {
            byte here = letters.kind(i);
            byte before = i > from ? letters.kind(i - 1) : Letters.NONE;
            byte next = i + 1 < to ? letters.kind(i + 1) : Letters.NONE;
            if (i > from && !isOneWord(before, here)) {
                segment++;
            }
            if (here == Letters.KATAKANA && before != Letters.KATAKANA) {
                katakana = i;
            }
            if (here == Letters.KANJI && before != Letters.KANJI && next != Letters.KANJI) {
                sink.accept(letters.text(i, i + 1), Kind.WORD, i, i + 1, segment);
            }
            if (here == Letters.KATAKANA
                    && next != Letters.KATAKANA
                    && i + 1 - katakana >= MIN_WHOLE_CHARS) {
                int end = Math.min(i + 1, katakana + MAX_WORD_CHARS);
                sink.accept(letters.text(katakana, end), Kind.WHOLE, katakana, i + 1, segment);
            }
            if (next != Letters.NONE) {
                sink.accept(letters.text(i, i + 2), kind(here, next), i, i + 2, segment);
            }
        }
        return segment + 1;
    }

    private static boolean isOneWord(byte first, byte second) {
        return first == second || (first == Letters.KANJI && second == Letters.HIRAGANA);
    }

    private static Kind kind(byte first, byte second) {
        if (first == Letters.KANJI && second == Letters.HIRAGANA) {
            return Kind.ENDING;
        }
        if (first != second) {
            return Kind.GLUE;
        }
        return switch (first) {
            case Letters.KANJI -> Kind.KANJI;
            case Letters.KATAKANA -> Kind.KATAKANA;
            default -> Kind.HIRAGANA;
        };
    }

    private static String word(Letters letters, int from, int to) {
        return singular(letters.text(from, Math.min(to, from + MAX_WORD_CHARS)));
    }

    /** Harman's minimal rules, for groups and activities in English. */
    private static String singular(String word) {
        int length = word.length();
        if (length < MIN_PLURAL_CHARS || word.charAt(length - 1) != 's') {
            return word;
        }
        char before = word.charAt(length - 2);
        if (before == 'u' || before == 's' || before == 'i') {
            return word;
        }
        return word.endsWith("ies") && length > MIN_PLURAL_CHARS
                ? word.substring(0, length - 3) + "y"
                : word.substring(0, length - 1);
    }
}
