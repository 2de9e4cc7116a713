package jp.musubi.cms.asset;

import jp.musubi.content.problem.Problem;

import java.util.List;

/** What became of a file that was handed in for the office alone. */
public sealed interface PrivateOutcome {
    /** It can be kept. */
    record Taken(PrivateFile file) implements PrivateOutcome {}

    /** It cannot, for these reasons. */
    record Refused(List<Problem> problems) implements PrivateOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
