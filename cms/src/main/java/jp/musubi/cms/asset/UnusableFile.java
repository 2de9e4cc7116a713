package jp.musubi.cms.asset;

import jp.musubi.content.problem.Problem;

import java.util.List;

/** A file that is not taken, with the problem that says why and what to do instead. */
final class UnusableFile extends Exception {
    private final IntakeOutcome.Reason reason;
    private final transient Problem problem;

    private UnusableFile(IntakeOutcome.Reason reason, Problem problem) {
        super(problem.code(), null, false, false);
        this.reason = reason;
        this.problem = problem;
    }

    /** A refusal of the uploaded file. */
    static UnusableFile because(IntakeOutcome.Reason reason, String code, Object... arguments) {
        return new UnusableFile(reason, Problem.at("file", code, arguments));
    }

    /** The file ends too early. */
    static UnusableFile incomplete() {
        return because(IntakeOutcome.Reason.UNREADABLE, "picture_incomplete");
    }

    /** The file is not what its format asks for. */
    static UnusableFile broken() {
        return because(IntakeOutcome.Reason.UNREADABLE, "picture_broken");
    }

    IntakeOutcome.Refused outcome() {
        return new IntakeOutcome.Refused(reason, List.of(problem));
    }
}
