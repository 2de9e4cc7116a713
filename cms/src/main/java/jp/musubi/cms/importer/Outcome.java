package jp.musubi.cms.importer;

import jp.musubi.cms.importer.wording.Sentence;

import java.util.List;

/**
 * What became of one row.
 *
 * @param remarks what people should know about it
 */
public record Outcome(Change change, List<Sentence> remarks) {
    public Outcome {
        remarks = List.copyOf(remarks);
    }

    /** What it did to the register. */
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    static Outcome of(Change change) {
        return new Outcome(change, List.of());
    }
}
