package jp.musubi.cms.credential.proof;

/**
 * A document says something that a proof would not cover, or would cover as something else. The
 * message is one sentence that names the place in it.
 */
public final class UnsafeDocument extends Exception {
    private final String path;

    UnsafeDocument(String path, String what) {
        super(path + " " + what + ".");
        this.path = path;
    }

    /** The place, as {@code $.credentialSubject.achievement.tag[0]}. */
    public String path() {
        return path;
    }
}
