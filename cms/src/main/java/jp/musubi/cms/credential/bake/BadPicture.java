package jp.musubi.cms.credential.bake;

/** A picture that no credential can be put into or taken out of; the message is one sentence. */
public final class BadPicture extends Exception {
    BadPicture(String sentence) {
        super(sentence);
    }

    BadPicture(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
