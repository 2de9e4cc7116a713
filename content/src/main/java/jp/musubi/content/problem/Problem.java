package jp.musubi.content.problem;

import java.util.List;

/**
 * One thing wrong with input, at one field.
 *
 * @param field name of the field, with an index or language where it helps ({@code sns[2]}, {@code
 *     title.en}); empty when the whole input is meant
 * @param code stable name of the kind of problem, a key of {@code problems_ja.properties}
 * @param arguments what the message mentions: a limit, the value found, a label
 */
public record Problem(String field, String code, List<String> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** A problem whose message mentions the given arguments. */
    public static Problem at(String field, String code, Object... arguments) {
        return new Problem(field, code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** The sentence for people, in {@code ja} or {@code en}; other languages get English. */
    public String message(String language) {
        return Messages.sentence(code, language, arguments);
    }
}
