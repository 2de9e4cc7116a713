package jp.musubi.content.checker;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.problem.Problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What keeps the texts of an entry from being handed in: what {@link Checker} finds of the weight
 * {@link Severity#ERROR}. Hints keep nothing back. Safe for many threads.
 */
public final class TextCheck {
    private static final int MAX_WORDS_CHARS = 24;
    private static final String MORE = "…";

    private final Checker checker;

    /** A check by those rules. */
    public TextCheck(CheckerRules rules) {
        this.checker = new Checker(rules);
    }

    /** A check by the shipped rules. */
    public static TextCheck bundled() {
        return new TextCheck(CheckerRules.bundled());
    }

    /**
     * The errors in the Markdown of an entry. Each names its field (with its language where it has
     * one), the words at the place, and the cure.
     */
    public List<Problem> problems(ContentType type, Fields fields) {
        var problems = new ArrayList<Problem>();
        for (Field field : type.fields().values()) {
            if (field.kind() == FieldKind.MARKDOWN) {
                fields.get(field.name()).ifPresent(value -> add(field.name(), value, problems));
            }
        }
        return List.copyOf(problems);
    }

    private void add(String field, Value value, List<Problem> problems) {
        switch (value) {
            case Value.Text(String text) -> check(field, text, problems);
            case Value.Localised(var texts) ->
                    texts.forEach(
                            (language, text) -> check(field + "." + language, text, problems));
            default -> {}
        }
    }

    private void check(String place, String markdown, List<Problem> problems) {
        List<Passage> passages = Passages.of(Markdown.parse(markdown));
        for (Finding finding : checker.check(passages)) {
            if (finding.severity() == Severity.ERROR) {
                String code = "checker_" + finding.rule().replace('-', '_');
                problems.add(Problem.at(place, code, words(passages, finding)));
            }
        }
    }

    /** The words that were found, or where there are none the words nearest to the place. */
    private static String words(List<Passage> passages, Finding finding) {
        String found = plain(finding.found());
        if (!found.isEmpty()) {
            return found;
        }
        int here = finding.passage();
        for (int away = 0; away < passages.size(); away++) {
            for (int at : new int[] {here - away, here + away}) {
                String near = at < 0 || at >= passages.size() ? "" : plain(passages.get(at).text());
                if (!near.isEmpty()) {
                    return near;
                }
            }
        }
        return MORE;
    }

    private static String plain(String text) {
        String words = text.replace(Passage.OBJECT, ' ').strip();
        return words.codePointCount(0, words.length()) <= MAX_WORDS_CHARS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MAX_WORDS_CHARS)) + MORE;
    }
}
