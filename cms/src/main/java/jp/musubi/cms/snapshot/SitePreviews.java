package jp.musubi.cms.snapshot;

import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.render.LookPreview;
import jp.musubi.site.render.Preview;
import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Pages of the site before they are public. From one generation of what is published to the next,
 * only what changed is read and linked, once for all who look. Safe for many threads.
 */
public final class SitePreviews {
    private final PublishedContent published;
    private final HeldContent held;
    private final Theme theme;
    private volatile @Nullable Ready ready;
    private @Nullable Linked last;

    /**
     * Previews over what is published.
     *
     * @param held the same in memory, which builds of the site read, too
     * @param theme that the program was started with
     */
    public SitePreviews(PublishedContent published, HeldContent held, Theme theme) {
        this.published = published;
        this.held = held;
        this.theme = theme;
    }

    /** What is published as a graph, from which the next one follows. */
    private record Linked(LinkedSite site, Addresses addresses) {
        static Linked of(Snapshot snapshot) {
            var site = LinkedSite.of(snapshot);
            return new Linked(site, new Addresses(site, baseUrl(site)));
        }

        Linked followedBy(Snapshot later) {
            LinkedSite next = site.followedBy(later);
            return new Linked(next, addresses.followedBy(next, baseUrl(next)));
        }

        private static URI baseUrl(LinkedSite site) {
            return URI.create(site.site().baseUrl());
        }
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
        Linked before = last;
        Linked now = before == null ? Linked.of(held.read()) : before.followedBy(held.read());
        var next =
                new Ready(
                        generation,
                        Preview.of(now.site(), now.addresses(), theme),
                        LookPreview.of(now.site(), now.addresses(), theme),
                        now.addresses());
        last = now;
        ready = next;
        return next;
    }
}
