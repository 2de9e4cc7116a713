package jp.musubi.site.plan;

/** A template could not be rendered; the message names the template, its line and the entry. */
public final class RenderFailed extends Exception {
    private final transient Failure failure;

    public RenderFailed(Failure failure, Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    public RenderFailed(Failure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    /** The same as data. */
    public Failure failure() {
        return failure;
    }
}
