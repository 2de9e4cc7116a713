package jp.musubi.site.feed;

import jp.musubi.site.link.Subscription;

import java.util.List;

/** How a feed is written down. */
interface FeedFormat {
    /** The forms that every feed has. */
    List<FeedFormat> ALL = List.of(new AtomFeed(), new JsonFeed());

    /** Where it lies beside its page. */
    Subscription form();

    /** A whole file in UTF-8, the same bytes for the same feed. */
    byte[] bytes(Feed feed);
}
