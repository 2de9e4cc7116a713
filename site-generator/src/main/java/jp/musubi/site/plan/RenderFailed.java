package jp.musubi.site.plan;

/** A template could not be rendered; the message names the template, its line and the entry. */
public final class RenderFailed extends Exception {
    public RenderFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
