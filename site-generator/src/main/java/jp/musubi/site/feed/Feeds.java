package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Format;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Atom feeds (RFC 4287): one of the whole site and one for each entry of a type that others refer
 * to, such as a group with its reports and awards; each in every language of the site. The time of
 * a feed is that of its newest entry, so an unchanged feed keeps its bytes.
 */
public final class Feeds {
    /** Entries in a feed, newest first. */
    public static final int MAX_FEED_ENTRIES = 50;

    /** Characters (code points) of a summary. */
    private static final int MAX_SUMMARY_CHARS = 300;

    private final LinkedSite site;
    private final Addresses addresses;
    private final Set<String> followed;

    public Feeds(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
        this.followed = followedTypes();
    }

    /** The feeds of the whole site. */
    public Unit ofSite() {
        return new Unit(
                "feeds",
                files -> {
                    for (String language : site.site().languages()) {
                        files.accept(
                                new FilePlan(addresses.feed(language), () -> siteFeed(language)));
                    }
                });
    }

    /** The feeds of an entry, one in each language; none for types that nothing refers to. */
    public void plan(Entry entry, Consumer<Planned> files) {
        if (followed.contains(entry.type())) {
            for (String language : site.site().languages()) {
                files.accept(
                        new FilePlan(
                                addresses.feed(entry, language), () -> entryFeed(entry, language)));
            }
        }
    }

    /** Types whose entries have a feed: those that entries of another type refer to. */
    private Set<String> followedTypes() {
        var followed = new LinkedHashSet<String>();
        for (ContentType type : site.model().types().values()) {
            for (Field field : type.fieldsOf(FieldKind.REFERENCE)) {
                if (field.target() != null && !field.target().equals(type.name())) {
                    followed.add(field.target());
                }
            }
        }
        return followed;
    }

    private byte[] siteFeed(String language) {
        return feed(
                new Head(
                        addresses.absolute(addresses.home(language)),
                        site.site().title().in(language),
                        addresses.home(language),
                        addresses.feed(language),
                        site.changedAt()),
                site.newest(MAX_FEED_ENTRIES),
                language);
    }

    private byte[] entryFeed(Entry entry, String language) {
        var news = new ArrayList<Entry>();
        for (String type : site.model().types().keySet()) {
            news.addAll(site.referrers(entry, type));
        }
        news.sort(LinkedSite.NEWEST_FIRST);
        return feed(
                new Head(
                        "urn:uuid:" + entry.id() + "#" + language,
                        site.title(entry, language) + " — " + site.site().title().in(language),
                        addresses.entry(entry, language),
                        addresses.feed(entry, language),
                        entry.updatedAt()),
                news.subList(0, Math.min(news.size(), MAX_FEED_ENTRIES)),
                language);
    }

    /**
     * What a feed says about itself.
     *
     * @param whenEmpty its time as long as it has no entry
     */
    private record Head(String id, String title, String page, String self, Instant whenEmpty) {}

    private byte[] feed(Head head, List<Entry> entries, String language) {
        Instant updated = entries.isEmpty() ? head.whenEmpty() : entries.getFirst().updatedAt();
        var xml = new Xml();
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .text(language)
                .raw("\">\n")
                .element("id", head.id())
                .element("title", head.title())
                .element("updated", updated.toString());
        link(xml, "alternate", "text/html", head.page());
        link(xml, "self", "application/atom+xml", head.self());
        xml.raw("<author>").element("name", site.site().city().in(language)).raw("</author>\n");
        for (Entry entry : entries) {
            entry(xml, entry, language);
        }
        return xml.raw("</feed>\n").bytes();
    }

    private void entry(Xml xml, Entry entry, String language) {
        ContentType type = site.type(entry);
        xml.raw("<entry>\n")
                .element("id", "urn:uuid:" + entry.id())
                .element("title", title(type, entry, language) + state(type, entry, language))
                .element("updated", entry.updatedAt().toString())
                .element("published", entry.publishedAt().toString());
        link(xml, "alternate", "text/html", addresses.entry(entry, language));
        about(type, entry)
                .ifPresent(group ->
                        xml.raw("<author>")
                                .element("name", site.title(group, language))
                                .raw("</author>\n"));
        xml.raw("<category term=\"")
                .text(type.name())
                .raw("\" label=\"")
                .text(type.label().in(language))
                .raw("\"/>\n");
        summary(type, entry, language).ifPresent(text -> xml.element("summary", text));
        xml.raw("</entry>\n");
    }

    private void link(Xml xml, String relation, String mediaType, String address) {
        xml.raw("<link rel=\"" + relation + "\" type=\"" + mediaType + "\" href=\"")
                .text(addresses.absolute(address))
                .raw("\"/>\n");
    }

    /** The word of a state that is not the first of its vocabulary, as that needs no word. */
    private String state(ContentType type, Entry entry, String language) {
        Optional<String> state = entry.fields().text("state");
        List<Term> terms =
                type.field("state")
                        .flatMap(Field::vocabularyName)
                        .flatMap(site.model()::vocabulary)
                        .map(vocabulary -> List.copyOf(vocabulary.terms().values()))
                        .orElse(List.of());
        return terms.stream()
                .skip(1)
                .filter(term -> state.filter(term.id()::equals).isPresent())
                .map(term -> term.name(language))
                .findFirst()
                .map(word -> (language.equals("ja") ? "（%s）" : " (%s)").formatted(word))
                .orElse("");
    }

    /** A bare number says little in a feed reader: what it numbers is put before it. */
    private String title(ContentType type, Entry entry, String language) {
        String title = site.title(entry, language);
        boolean numbered =
                type.field(type.titleField())
                        .filter(field -> field.format() == Format.NUMBER)
                        .isPresent();
        if (!numbered) {
            return title;
        }
        String label = type.label().in(language) + " " + title;
        return about(type, entry)
                .map(group -> label + " " + site.title(group, language))
                .orElse(label);
    }

    /** The first entry of another type that an entry refers to: the group of a report. */
    private Optional<Entry> about(ContentType type, Entry entry) {
        return type.fieldsOf(FieldKind.REFERENCE).stream()
                .filter(field -> !type.name().equals(field.target()))
                .flatMap(field -> site.target(entry, field.name()).stream())
                .findFirst();
    }

    /** The entry's own summary, else the beginning of its longest kind of text. */
    private static Optional<String> summary(ContentType type, Entry entry, String language) {
        return entry.fields()
                .text("summary", language)
                .or(() ->
                        type.fieldsOf(FieldKind.MARKDOWN).stream()
                                .flatMap(field ->
                                        entry.fields().text(field.name(), language).stream())
                                .map(Markdown::toPlainText)
                                .findFirst())
                .map(Feeds::shortened);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MAX_SUMMARY_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_SUMMARY_CHARS - 1)) + "…";
    }
}
