package jp.musubi.cms.asset;

import jp.musubi.content.problem.Problem;

import java.util.List;

/** What became of an uploaded file. */
public sealed interface IntakeOutcome {

    /** Its files are in place; the store does not know of them yet. */
    record Accepted(StoredAsset asset) implements IntakeOutcome {}

    /** Nothing was kept. */
    record Refused(Reason reason, List<Problem> problems) implements IntakeOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Why a file is not taken, as far as an answer's status depends on it. */
    enum Reason {
        /** It has too many bytes. */
        TOO_LARGE,
        /** It is of a kind that is not taken. */
        UNSUPPORTED,
        /** It is broken, incomplete or has too many pixels, or its description cannot be used. */
        UNREADABLE,
        /** Too many others are being read; trying again later helps. */
        BUSY
    }
}
