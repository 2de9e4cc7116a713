package jp.musubi.cms.importer;

/** Is told how far an import has come. */
@FunctionalInterface
public interface Progress {
    /** Says nothing. */
    Progress SILENT = (done, total) -> {};

    /**
     * Called after each batch.
     *
     * @param done rows dealt with
     * @param total rows of the file
     */
    void rows(long done, long total);
}
