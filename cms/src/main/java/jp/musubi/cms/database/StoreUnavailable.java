package jp.musubi.cms.database;

/** The store cannot be used; the message is one sentence for people that names the cure. */
public final class StoreUnavailable extends RuntimeException {
    public StoreUnavailable(String sentence) {
        super(sentence);
    }

    public StoreUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
