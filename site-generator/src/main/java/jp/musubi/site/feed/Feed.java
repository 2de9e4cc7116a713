package jp.musubi.site.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is new, as feed readers are told it, in whatever form. All addresses are absolute.
 *
 * @param id the same for ever, and no other feed's
 * @param page the page whose news these are; its feeds lie beside it
 * @param author who publishes it
 * @param updated when the newest item changed
 * @param items newest first
 */
record Feed(
        String id,
        String title,
        String page,
        String language,
        String author,
        Instant updated,
        List<Item> items) {
    /**
     * One piece of news.
     *
     * @param author whose it is, if not the publisher's
     * @param kind what sort of thing it is, as programs and as people call it
     * @param summary its beginning as plain text
     */
    record Item(
            String id,
            String title,
            String page,
            Instant published,
            Instant updated,
            Optional<String> author,
            Kind kind,
            Optional<String> summary) {}

    /** A content type. */
    record Kind(String name, String label) {}
}
