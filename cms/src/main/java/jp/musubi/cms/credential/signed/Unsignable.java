package jp.musubi.cms.credential.signed;

/** A document that nobody should sign; the message is one sentence that names it and the place. */
public final class Unsignable extends Exception {
    Unsignable(String sentence) {
        super(sentence);
    }
}
