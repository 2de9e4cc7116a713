package jp.musubi.cms.credential.key;

/** The key folder cannot be used; the message is one sentence for people, with the cure. */
public final class KeyFault extends Exception {
    public KeyFault(String sentence) {
        super(sentence);
    }

    public KeyFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
