package jp.musubi.cms.database;

/** The connection broke during a commit: the work was done entirely or not at all. */
public final class OutcomeUnknown extends RuntimeException {
    public OutcomeUnknown(Throwable cause) {
        super(
                "The connection to the database broke while saving, so it is not known whether the"
                        + " change was saved. Look before you repeat it.",
                cause);
    }
}
