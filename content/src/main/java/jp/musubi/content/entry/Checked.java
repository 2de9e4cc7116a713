package jp.musubi.content.entry;

import jp.musubi.content.problem.Problem;

import java.util.List;

/**
 * Values that were read, in canonical form, and what is wrong with the rest.
 *
 * @param fields what could be used
 * @param problems empty if everything could
 */
public record Checked(Fields fields, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean ok() {
        return problems.isEmpty();
    }
}
