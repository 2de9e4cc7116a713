package jp.musubi.cms.importer;

import java.io.IOException;

/**
 * What an import did, or would do.
 *
 * @param blank rows without anything in them, which are passed over
 * @param skipped rows that were not taken over
 * @param warnings values that were left out of rows that were taken over, and what else is odd
 */
public record ImportReport(
        boolean dryRun,
        long created,
        long updated,
        long unchanged,
        long blank,
        Findings skipped,
        Findings warnings)
        implements AutoCloseable {

    /** Rows that are in the store, or would be. */
    public long taken() {
        return created + updated + unchanged;
    }

    @Override
    public void close() throws IOException {
        skipped.close();
        warnings.close();
    }
}
