package jp.musubi.cms.fetch;

/**
 * Something could not be fetched. The message is the end of a sentence that began with what it was.
 */
public final class Unfetched extends Exception {
    Unfetched(String why) {
        super(why);
    }

    Unfetched(String why, Throwable cause) {
        super(why, cause);
    }
}
