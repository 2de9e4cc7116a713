package jp.musubi.site.feed;

import jp.musubi.site.link.Subscription;

/** Atom (RFC 4287). */
final class AtomFeed implements FeedFormat {
    @Override
    public Subscription form() {
        return Subscription.ATOM;
    }

    @Override
    public byte[] bytes(Feed feed) {
        var xml = new Xml();
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .text(feed.language())
                .raw("\">\n")
                .element("id", feed.id())
                .element("title", feed.title())
                .element("updated", feed.updated().toString());
        link(xml, "alternate", "text/html", feed.page());
        link(xml, "self", Subscription.ATOM.mediaType(), Subscription.ATOM.of(feed.page()));
        author(xml, feed.author());
        feed.items().forEach(item -> entry(xml, item));
        return xml.raw("</feed>\n").bytes();
    }

    private static void entry(Xml xml, Feed.Item item) {
        xml.raw("<entry>\n")
                .element("id", item.id())
                .element("title", item.title())
                .element("updated", item.updated().toString())
                .element("published", item.published().toString());
        link(xml, "alternate", "text/html", item.page());
        item.author().ifPresent(name -> author(xml, name));
        xml.raw("<category term=\"")
                .text(item.kind().name())
                .raw("\" label=\"")
                .text(item.kind().label())
                .raw("\"/>\n");
        item.summary().ifPresent(text -> xml.element("summary", text));
        xml.raw("</entry>\n");
    }

    private static void author(Xml xml, String name) {
        xml.raw("<author>").element("name", name).raw("</author>\n");
    }

    private static void link(Xml xml, String relation, String mediaType, String address) {
        xml.raw("<link rel=\"" + relation + "\" type=\"" + mediaType + "\" href=\"")
                .text(address)
                .raw("\"/>\n");
    }
}
