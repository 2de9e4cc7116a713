package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.vocabulary.Term;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Reads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Feeds, as Atom and as JSON: one of the whole site, one for each entry of a type that others refer
 * to, such as a group with its reports and awards, and one for each term that some of these carry
 * and that has a page, such as a field or district with what is new of its groups; each in every
 * language of the site. The time of a feed is that of its newest entry, so an unchanged feed keeps
 * its bytes.
 */
public final class Feeds {
    /** Entries in a feed, newest first. */
    public static final int MAX_FEED_ENTRIES = 50;

    private final LinkedSite site;
    private final Addresses addresses;
    private final FeedItems items;
    private final Set<String> followed;

    public Feeds(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
        this.items = new FeedItems(site, addresses);
        this.followed = followedTypes(site.model());
    }

    /** The feeds that are no entry's own: of the whole site, and of the terms of its groups. */
    public List<Unit> units() {
        var units = new ArrayList<Unit>();
        units.add(new Unit("feeds", this::planSite));
        for (String name : followed) {
            ContentType type = site.model().require(name);
            for (Field field : site.termPageFields(type)) {
                site.termCounts(type, field)
                        .keySet()
                        .forEach(term -> units.add(ofTerm(type, field, term)));
            }
        }
        return units;
    }

    /** The feeds of an entry, in each language; none for types that nothing refers to. */
    public void plan(Entry entry, Consumer<Planned> files) {
        if (!followed.contains(entry.type())) {
            return;
        }
        for (String language : site.site().languages()) {
            write(
                    addresses.entry(entry, language),
                    0,
                    () ->
                            feed(
                                    new Head(
                                            "urn:uuid:" + entry.id() + "#" + language,
                                            titled(site.title(entry, language), language),
                                            addresses.entry(entry, language),
                                            entry.updatedAt()),
                                    newest(site.news(entry)),
                                    language),
                    files);
        }
    }

    /** Types whose entries have a feed: those that entries of another type refer to. */
    static Set<String> followedTypes(ContentModel model) {
        var followed = new LinkedHashSet<String>();
        for (ContentType type : model.types().values()) {
            for (Field field : type.fieldsOf(FieldKind.REFERENCE)) {
                if (field.target() != null && !field.target().equals(type.name())) {
                    followed.add(field.target());
                }
            }
        }
        followed.retainAll(model.types().keySet());
        return followed;
    }

    private void planSite(Consumer<Planned> files) {
        for (String language : site.site().languages()) {
            String page = addresses.home(language);
            write(
                    page,
                    0,
                    () ->
                            feed(
                                    new Head(
                                            addresses.absolute(page),
                                            site.site().title().in(language),
                                            page,
                                            site.changedAt()),
                                    site.newest(MAX_FEED_ENTRIES),
                                    language),
                    files);
        }
    }

    /**
     * What is new is found while the feeds of a term are planned, once for all of them; so a report
     * plans the feeds of its group's terms anew, and makes only those that show it.
     */
    private Unit ofTerm(ContentType type, Field field, String term) {
        return new Unit(
                "feeds " + type.name() + "/" + field.name() + "/" + term,
                files -> {
                    List<Entry> carrying = carrying(type, field, term);
                    if (carrying.isEmpty()) {
                        return;
                    }
                    List<Entry> news = newsOf(carrying);
                    for (String language : site.site().languages()) {
                        String page = addresses.term(field, term, language);
                        write(
                                page,
                                stamp(news),
                                () ->
                                        feed(
                                                new Head(
                                                        addresses.absolute(page),
                                                        titled(
                                                                name(field, term, language),
                                                                language),
                                                        page,
                                                        Instant.EPOCH),
                                                news,
                                                language),
                                files);
                    }
                });
    }

    private List<Entry> carrying(ContentType type, Field field, String term) {
        return Reads.inSum(
                Set.of(Fact.termOrder(type.name(), field.name(), term)),
                () -> site.entries(type, field, term));
    }

    private List<Entry> newsOf(List<Entry> carrying) {
        var news = new LinkedHashSet<Entry>();
        carrying.forEach(entry -> news.addAll(site.news(entry)));
        return newest(List.copyOf(news));
    }

    private String name(Field field, String term, String language) {
        return field.vocabularyName()
                .flatMap(site.model()::vocabulary)
                .flatMap(vocabulary -> vocabulary.term(term))
                .map((Term found) -> found.name(language))
                .orElse(term);
    }

    private String titled(String name, String language) {
        return name + " — " + site.site().title().in(language);
    }

    private static List<Entry> newest(List<Entry> all) {
        return all.stream().sorted(LinkedSite.NEWEST_FIRST).limit(MAX_FEED_ENTRIES).toList();
    }

    private static long stamp(List<Entry> shown) {
        var hash = new Hash();
        shown.forEach(entry -> hash.with(entry.id()));
        return hash.value();
    }

    private static void write(
            String page, long stamp, Supplier<Feed> feed, Consumer<Planned> files) {
        for (FeedFormat format : FeedFormat.ALL) {
            files.accept(
                    new FilePlan(format.form().of(page), stamp, () -> format.bytes(feed.get())));
        }
    }

    /**
     * What a feed says about itself.
     *
     * @param page root-relative address
     * @param whenEmpty its time as long as it has no entry
     */
    private record Head(String id, String title, String page, Instant whenEmpty) {}

    private Feed feed(Head head, List<Entry> entries, String language) {
        return new Feed(
                head.id(),
                head.title(),
                addresses.absolute(head.page()),
                language,
                site.site().city().in(language),
                entries.isEmpty() ? head.whenEmpty() : entries.getFirst().updatedAt(),
                entries.stream().map(entry -> items.of(entry, language)).toList());
    }
}
