package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One page that a build is going to write: known before it is rendered, so that pages can be
 * rendered in any order and on several threads.
 *
 * @param address root-relative address from {@code Addresses}, ending in a slash or a file name
 * @param language of the page
 * @param title what the page is called, for messages
 * @param entry {@code group matsugae}, the entry that the page shows; empty for lists
 * @param changedAt when its content last changed, for the sitemap; null keeps it out of the sitemap
 * @param body renders the page; safe to call from any thread, once
 */
public record PagePlan(
        String address,
        String language,
        String title,
        String entry,
        @Nullable Instant changedAt,
        Body body) {

    /** Makes the bytes of a page or file. */
    @FunctionalInterface
    public interface Body {
        /**
         * The whole file, UTF-8 where it is text.
         *
         * @throws RenderFailed naming template, line and entry
         */
        byte[] render() throws RenderFailed;
    }
}
