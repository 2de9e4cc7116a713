package jp.musubi.cms.web;

import jp.musubi.content.problem.Problem;

import java.util.List;

/**
 * One thing wrong with a request, at one field or parameter.
 *
 * @param field name of the field, or of the parameter
 * @param code stable name of the kind of problem
 */
public record Fault(String field, String code, String ja, String en) {

    /** A problem that checking an entry found. */
    public static Fault of(Problem problem) {
        return new Fault(
                problem.field(), problem.code(), problem.message("ja"), problem.message("en"));
    }

    /** The problems that checking an entry found. */
    public static List<Fault> of(List<Problem> problems) {
        return problems.stream().map(Fault::of).toList();
    }

    /**
     * A problem with what came by HTTP.
     *
     * @param code a key below {@code fault.} in the messages
     */
    public static Fault at(String field, String code, Object... arguments) {
        return new Fault(
                field,
                code,
                Messages.sentence("ja", "fault." + code, arguments),
                Messages.sentence("en", "fault." + code, arguments));
    }

    /** The sentence for people, in {@code ja} or {@code en}. */
    public String message(String language) {
        return language.equals("ja") ? ja : en;
    }
}
