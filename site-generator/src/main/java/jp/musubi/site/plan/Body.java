package jp.musubi.site.plan;

/** Makes the bytes of a page or file. Safe to call from any thread. */
@FunctionalInterface
public interface Body {
    /**
     * The whole file, UTF-8 where it is text.
     *
     * @throws RenderFailed naming template, line and entry
     */
    byte[] render() throws RenderFailed;
}
