package jp.musubi.site.search;

import jp.musubi.site.search.Question.Unit;
import jp.musubi.site.search.Question.Word;
import jp.musubi.site.search.Terms.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a question looks for, so that excerpts mark that and nothing else. */
final class Marks {
    static final Marks NONE = new Marks(new Question(List.of(), ""), Map.of());

    private final Map<String, Asked> terms = new HashMap<>();
    private final Map<String, Integer> kana = new HashMap<>();

    /**
     * A term that is marked.
     *
     * @param rest letters of its word behind an inflected stem, as many of which are marked as
     *     follow
     */
    private record Asked(int worth, String rest) {}

    /**
     * A stretch of a text that was asked for.
     *
     * @param start of its first character
     * @param end after its last
     * @param what the term that matched
     * @param worth how much it says
     */
    record Span(int start, int end, String what, int worth) {}

    Marks(Question question, Map<String, Integer> worths) {
        for (Word word : question.words()) {
            int sum = 0;
            for (Unit unit : word.units()) {
                int worth = worths.getOrDefault(unit.term(), 0);
                sum += worth;
                if (isMarked(unit.kind()) && worth > 0) {
                    terms.put(unit.term(), new Asked(worth, rest(word, unit)));
                }
            }
            if (word.isKana() && word.text().length() > 1 && sum > 0) {
                kana.put(word.text(), sum);
            }
        }
    }

    /** Marks one term wherever it stands. */
    Marks(String term) {
        terms.put(term, new Asked(1, ""));
    }

    private static String rest(Word word, Unit unit) {
        int at = unit.kind() == Kind.ENDING ? word.text().indexOf(unit.term()) : -1;
        return at < 0 ? "" : word.text().substring(at + unit.term().length());
    }

    private static boolean isMarked(Kind kind) {
        return kind != Kind.HIRAGANA && kind != Kind.GLUE;
    }

    /** Everything that was asked for in a text, in order. */
    List<Span> in(String text) {
        Letters letters = Letters.of(text);
        var spans = new ArrayList<Span>();
        Terms.cut(
                letters,
                (term, kind, from, to, segment) -> {
                    Asked asked = isMarked(kind) ? terms.get(term) : null;
                    if (asked != null) {
                        int end = letters.endOfShared(to, asked.rest());
                        spans.add(
                                new Span(
                                        letters.start(from),
                                        letters.end(end - 1),
                                        term,
                                        asked.worth()));
                    }
                });
        kana.forEach((word, worth) -> {
            int length = word.codePointCount(0, word.length());
            for (int at = letters.find(word, 0); at >= 0; at = letters.find(word, at + 1)) {
                spans.add(new Span(letters.start(at), letters.end(at + length - 1), word, worth));
            }
        });
        spans.sort(
                Comparator.comparingInt(Span::start)
                        .thenComparing(Comparator.comparingInt(Span::end).reversed())
                        .thenComparing(Span::what));
        return spans;
    }
}
