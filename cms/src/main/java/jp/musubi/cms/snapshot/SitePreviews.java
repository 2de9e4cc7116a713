package jp.musubi.cms.snapshot;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.render.LookPreview;
import jp.musubi.site.render.Preview;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Pages of the site before they are public. What is published is read and linked once for each
 * generation of it, for all who look. Safe for many threads.
 */
public final class SitePreviews {
    private final PublishedContent published;
    private final Theme theme;
    private volatile @Nullable Ready ready;

    /**
     * Previews over what is published.
     *
     * @param theme that the program was started with
     */
    public SitePreviews(PublishedContent published, Theme theme) {
        this.published = published;
        this.theme = theme;
    }

    /** The theme that the program was started with. */
    public Theme theme() {
        return theme;
    }

    /**
     * What is ready to be looked at.
     *
     * @param generation of what is published
     * @param drafts shows entries that are not published
     * @param looks shows pages with other looks
     */
    public record Ready(long generation, Preview drafts, LookPreview looks, Addresses addresses) {}

    /** Previews over what is published now. */
    public Ready now() {
        Ready known = ready;
        return known != null && known.generation() == published.generation() ? known : renewed();
    }

    /** One reads for all who wait. */
    private synchronized Ready renewed() {
        long generation = published.generation();
        Ready known = ready;
        if (known != null && known.generation() == generation) {
            return known;
        }
        var site = LinkedSite.of(published.read());
        var addresses = new Addresses(site, URI.create(site.site().baseUrl()));
        var next =
                new Ready(
                        generation,
                        Preview.of(site, addresses, theme),
                        LookPreview.of(site, addresses, theme),
                        addresses);
        ready = next;
        return next;
    }
}
