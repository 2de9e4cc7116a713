package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An entry of any type.
 *
 * @param photo null without a photograph
 * @param day ISO date of the last change
 */
public record EntryView(
        Words title,
        @Nullable PictureView photo,
        List<TextView> texts,
        List<FactView> facts,
        String day,
        String date) {
    /**
     * A text that fills a part of the page.
     *
     * @param label empty if it is the only one
     */
    public record TextView(String label, Words lang, SafeHtml html) {}
}
