package jp.musubi.site.search;

import jp.musubi.site.search.Terms.Kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question as terms, word by word.
 *
 * @param words what it asks for, in order of their senses and ways; a term that was asked for
 *     before is not asked for again
 * @param name the whole question as the key of a name
 */
record Question(List<Word> words, String name) {
    /** Most terms that are looked up. */
    private static final int MAX_TERMS = 96;

    Question {
        words = List.copyOf(words);
    }

    /**
     * A segment of the question (see {@link Terms}), or what means the same.
     *
     * @param text its letters
     * @param sense which of the asked words it says, from 0
     * @param way which way of saying it this is; 0 as asked
     */
    record Word(String text, List<Unit> units, int sense, int way) {
        Word {
            units = List.copyOf(units);
        }

        /** Whether it stands in the question. */
        boolean isAsked() {
            return way == 0;
        }

        /** Whether nothing but hiragana is in it. */
        boolean isKana() {
            return units.stream()
                    .allMatch(unit -> unit.kind() == Kind.HIRAGANA || unit.kind() == Kind.GLUE);
        }

        /** Whether a unit says that the word is there, rather than only making it likelier. */
        boolean isTold(Unit unit) {
            return switch (unit.kind()) {
                case WORD, KANJI, KATAKANA, ENDING -> true;
                case HIRAGANA -> isKana();
                case GLUE -> units.size() == 1;
                case WHOLE -> false;
            };
        }
    }

    /** One term. */
    record Unit(String term, Kind kind) {}

    static Question of(String text) {
        Letters letters = Letters.of(text);
        List<Word> all = words(letters, false);
        return new Question(all.isEmpty() ? words(letters, true) : all, Letters.key(text));
    }

    /** The terms of something that is one word, whatever its segments. */
    static List<Unit> units(String text) {
        return of(text).words().stream().flatMap(word -> word.units().stream()).toList();
    }

    private static List<Word> words(Letters letters, boolean withStops) {
        var words = new ArrayList<Word>();
        var units = new ArrayList<Unit>();
        Set<String> seen = new HashSet<>();
        int[] current = {-1, 0, 0};
        Terms.cut(
                letters,
                (term, kind, from, to, segment) -> {
                    if (segment != current[0]) {
                        close(words, units, letters, current);
                        current[0] = segment;
                        current[1] = from;
                        current[2] = from;
                    }
                    current[1] = Math.min(current[1], from);
                    current[2] = Math.max(current[2], kind == Kind.GLUE ? from + 1 : to);
                    boolean isStop = Table.SHARED.isStop(term);
                    if ((withStops || !isStop) && seen.size() < MAX_TERMS && seen.add(term)) {
                        units.add(new Unit(term, kind));
                    }
                });
        close(words, units, letters, current);
        return words;
    }

    private static void close(List<Word> words, List<Unit> units, Letters letters, int[] current) {
        if (!units.isEmpty()) {
            words.add(new Word(letters.text(current[1], current[2]), units, words.size(), 0));
            units.clear();
        }
    }
}
