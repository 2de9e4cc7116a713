package jp.musubi.site.search;

import jp.musubi.site.search.Terms.Kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Another question that finds something, without any conditions.
 *
 * @param query its words
 * @param total how many entries match
 */
public record Broader(String query, int total) {
    /** Most words that are asked one by one. */
    private static final int MAX_WORDS = 5;

    /** Letters of a question that stand together. */
    private record Run(int from, int to) {}

    /**
     * The single words of a question as they were typed: what stands between its spaces, or the
     * segments of a question without spaces; none if there is only one.
     */
    static List<String> words(String text) {
        Letters letters = Letters.of(text);
        List<Run> runs = runs(letters);
        var words = new ArrayList<String>();
        Set<String> seen = new HashSet<>();
        for (Run run : runs.size() > 1 ? runs : segments(letters)) {
            String word = text.substring(letters.start(run.from()), letters.end(run.to() - 1));
            if (words.size() < MAX_WORDS && seen.add(Letters.key(word))) {
                words.add(word);
            }
        }
        return words.size() > 1 ? words : List.of();
    }

    private static List<Run> runs(Letters letters) {
        var runs = new ArrayList<Run>();
        int from = 0;
        for (int i = 0; i <= letters.size(); i++) {
            if (i == letters.size() || letters.kind(i) == Letters.NONE) {
                if (i > from) {
                    runs.add(new Run(from, i));
                }
                from = i + 1;
            }
        }
        return runs;
    }

    /** The segments that are more than hiragana and ways of asking. */
    private static List<Run> segments(Letters letters) {
        var runs = new ArrayList<Run>();
        int[] last = {-1};
        Terms.cut(
                letters,
                (term, kind, from, to, segment) -> {
                    boolean says = kind != Kind.HIRAGANA && kind != Kind.GLUE;
                    if (says && !Table.SHARED.isStop(term)) {
                        if (last[0] == segment) {
                            Run open = runs.removeLast();
                            runs.add(new Run(Math.min(open.from(), from), to));
                        } else {
                            runs.add(new Run(from, to));
                        }
                        last[0] = segment;
                    } else if (kind == Kind.HIRAGANA && last[0] == segment) {
                        runs.add(new Run(runs.removeLast().from(), to));
                    }
                });
        return runs.stream().map(run -> withoutParticle(letters, run)).toList();
    }

    private static Run withoutParticle(Letters letters, Run run) {
        int last = run.to() - 1;
        boolean isParticle =
                last > run.from()
                        && letters.kind(last - 1) == Letters.KANJI
                        && Table.SHARED.particles().contains(letters.text(last, last + 1));
        return isParticle ? new Run(run.from(), last) : run;
    }
}
