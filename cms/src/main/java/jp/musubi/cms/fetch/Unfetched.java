package jp.musubi.cms.fetch;

/**
 * Something could not be fetched. The message is the end of a sentence that began with what it was.
 */
public final class Unfetched extends Exception {
    private final Why why;

    /** What it was, for who says it in other words. */
    public enum Why {
        /** The address is not one that is asked. */
        ADDRESS,
        /** There is no such host, or it is not one of the public internet. */
        HOST,
        /** Nothing was answered, or not to the end. */
        NO_ANSWER,
        /** The time was over. */
        LATE,
        /** The certificate or the encryption is not accepted. */
        ENCRYPTION,
        /** More was answered than is taken. */
        TOO_LARGE,
        /** What was answered is not what was asked for. */
        ANSWER
    }

    Unfetched(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    Unfetched(Why why, String sentence, Throwable cause) {
        super(sentence, cause);
        this.why = why;
    }

    /** What it was. */
    public Why why() {
        return why;
    }
}
