package jp.musubi.cms.importer;

import java.util.List;

/** Where imported rows are kept, each under the name of its register and its id there. */
public interface Register {
    /** Rows of one batch. */
    int MAX_BATCH_ROWS = 500;

    /**
     * Creates what is new and brings up to date what changed, all of it or nothing.
     *
     * @param rows at most {@link #MAX_BATCH_ROWS}, no id twice
     * @param publish whether the public sees them at once
     * @return in the order of the rows
     */
    List<Outcome> upsert(List<RegisterRow> rows, boolean publish);

    /** What {@link #upsert} would do; writes nothing. */
    List<Outcome> preview(List<RegisterRow> rows, boolean publish);

    /** A register before its first import, for dry runs where there is no store yet. */
    static Register empty() {
        return new Register() {
            @Override
            public List<Outcome> upsert(List<RegisterRow> rows, boolean publish) {
                throw new IllegalStateException("an empty register keeps nothing");
            }

            @Override
            public List<Outcome> preview(List<RegisterRow> rows, boolean publish) {
                return rows.stream().map(_ -> Outcome.of(Outcome.Change.CREATED)).toList();
            }
        };
    }
}
