package jp.musubi.site.plan;

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
 * @param stamp changes when what the plan itself put into the page does, such as which entries of a
 *     list it shows; what the body reads of the content is noted while it renders
 * @param body renders the page
 */
public record PagePlan(
        String address,
        String language,
        String title,
        String entry,
        @Nullable Instant changedAt,
        long stamp,
        Body body)
        implements Planned {

    /** The same page with what its plan put into it. */
    public PagePlan stamped(long stamp) {
        return new PagePlan(address, language, title, entry, changedAt, stamp, body);
    }
}
