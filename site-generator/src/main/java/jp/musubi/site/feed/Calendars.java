package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.Dated;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.link.Subscription;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Hash;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calendars of the days that content types say calendars show: one of the whole site, one for each
 * entry that others refer to, such as a group; each in every language of the site. Where there is
 * no such day, there is no calendar, as one without any is none (RFC 5545 section 3.6).
 */
public final class Calendars {
    /** Days in a calendar: those to come, and the last ones before. */
    static final int MAX_EVENTS = 500;

    private static final String PLACE = "place";

    private final LinkedSite site;
    private final Addresses addresses;
    private final FeedItems items;
    private final Set<String> followed;

    public Calendars(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
        this.items = new FeedItems(site, addresses);
        this.followed = Feeds.followedTypes(site.model());
    }

    /** The calendars of the whole site. */
    public Unit ofSite() {
        return new Unit(
                "calendars",
                files -> {
                    List<Dated> days = latest(Dated.all(site));
                    for (String language : site.site().languages()) {
                        write(addresses.home(language), days, language, "", files);
                    }
                });
    }

    /** The calendars of an entry. */
    public void plan(Entry entry, Consumer<Planned> files) {
        if (followed.contains(entry.type())) {
            List<Dated> days = latest(Dated.around(site, entry));
            for (String language : site.site().languages()) {
                String page = addresses.entry(entry, language);
                write(page, days, language, site.title(entry, language), files);
            }
        }
    }

    private static List<Dated> latest(Stream<Dated> days) {
        return days.sorted(Dated.LATEST_FIRST).limit(MAX_EVENTS).toList();
    }

    private void write(
            String page, List<Dated> days, String language, String owner, Consumer<Planned> files) {
        if (days.isEmpty()) {
            return;
        }
        var stamp = new Hash();
        days.forEach(day -> stamp.with(day.entry().id()).with(day.field().name()));
        String name = site.site().title().in(language);
        files.accept(
                new FilePlan(
                        Subscription.CALENDAR.of(page),
                        stamp.value(),
                        () ->
                                ICalendar.of(
                                        owner.isEmpty() ? name : owner + " — " + name,
                                        language,
                                        days.stream().map(day -> event(day, language)).toList())));
    }

    private ICalendar.Event event(Dated dated, String language) {
        Entry entry = dated.entry();
        String page = addresses.absolute(addresses.entry(entry, language));
        return new ICalendar.Event(
                entry.id() + "-" + dated.field().name(),
                entry.updatedAt(),
                dated.day(),
                items.title(entry, language),
                Stream.of(
                                Optional.of(dated.field().label().in(language)),
                                items.group(entry, language),
                                Optional.of(page))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n")),
                place(entry, language),
                site.type(entry).label().in(language),
                page);
    }

    private Optional<String> place(Entry entry, String language) {
        return site.type(entry)
                .publicField(PLACE)
                .filter(field -> field.kind() == FieldKind.TEXT)
                .map(Field::name)
                .flatMap(name -> entry.fields().text(name, language));
    }
}
