package jp.musubi.site.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was read of a document.
 *
 * @param pages text of each page from the first on, with a line end where a sentence or a line ends
 *     that does not go on; empty for a page without text
 * @param trouble why there is no text; null if there is some
 */
public record Extract(List<String> pages, @Nullable Trouble trouble) {
    public Extract {
        pages = List.copyOf(pages);
    }

    /** Nothing, because of something that people should know. */
    public static Extract failed(Trouble trouble) {
        return new Extract(List.of(), trouble);
    }
}
