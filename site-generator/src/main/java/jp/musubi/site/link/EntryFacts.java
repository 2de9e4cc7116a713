package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Stamps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;

/** The facts that the entries and assets of a site provide. */
public final class EntryFacts {
    private final LinkedSite site;
    private final Addresses addresses;

    public EntryFacts(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** The stamps of everything in the site. */
    public Stamps all() {
        var stamps =
                site.entries().parallelStream()
                        .collect(
                                Stamps::new,
                                (some, entry) -> provide(entry, some::add),
                                Stamps::addAll);
        site.assets().forEach(asset -> provide(asset, stamps::add));
        stamps.add(Fact.CHANGED_AT, Hash.of(site.changedAt().toString()));
        return stamps;
    }

    /**
     * What has to be added to each stamp of an earlier site to get the stamps of this one; facts
     * that are the same are left out.
     */
    public Map<Fact, Long> since(EntryFacts before) {
        Map<Fact, Long> changes = new HashMap<>();
        ObjLongConsumer<Fact> added = (fact, stamp) -> changes.merge(fact, stamp, Long::sum);
        ObjLongConsumer<Fact> taken = (fact, stamp) -> changes.merge(fact, -stamp, Long::sum);
        Optional<Differences> differences = differences(before);
        for (Entry entry : differences.map(this::mayProvideOthers).orElseGet(site::entries)) {
            Entry old = before.site.sameAs(entry);
            if (old == null || !isSame(entry, old, before)) {
                provide(entry, added);
            }
        }
        for (Entry old :
                differences.map(before::mayHaveProvidedOthers).orElseGet(before.site::entries)) {
            Entry entry = site.sameAs(old);
            if (entry == null || !isSame(entry, old, before)) {
                before.provide(old, taken);
            }
        }
        if (!differences.map(Differences::assets).map(Set::isEmpty).orElse(false)) {
            assetsSince(before, added, taken);
        }
        added.accept(Fact.CHANGED_AT, Hash.of(site.changedAt().toString()));
        taken.accept(Fact.CHANGED_AT, Hash.of(before.site.changedAt().toString()));
        changes.values().removeIf(sum -> sum == 0);
        return changes;
    }

    /** What differs, if that tells of every entry that may provide something else. */
    private Optional<Differences> differences(EntryFacts before) {
        return addresses.moveNothingElse(before.addresses)
                ? site.since(before.site)
                : Optional.empty();
    }

    private List<Entry> mayProvideOthers(Differences differences) {
        return Stream.concat(differences.come().stream(), differences.turned().stream()).toList();
    }

    private List<Entry> mayHaveProvidedOthers(Differences differences) {
        return Stream.concat(differences.gone().stream(), differences.turned().stream()).toList();
    }

    private void assetsSince(
            EntryFacts before, ObjLongConsumer<Fact> added, ObjLongConsumer<Fact> taken) {
        Set<Asset> assets = new HashSet<>(site.assets());
        Set<Asset> earlier = new HashSet<>(before.site.assets());
        assets.stream()
                .filter(asset -> !earlier.contains(asset))
                .forEach(asset -> provide(asset, added));
        earlier.stream()
                .filter(asset -> !assets.contains(asset))
                .forEach(asset -> provide(asset, taken));
    }

    /** Whether an entry provides what it provided: it says the same, here and of the same. */
    private boolean isSame(Entry entry, Entry old, EntryFacts before) {
        if (!entry.equals(old) || !addresses.path(entry).equals(before.addresses.path(old))) {
            return false;
        }
        for (Field field : site.type(entry).fieldsOf(FieldKind.REFERENCE)) {
            Optional<String> target = site.find(entry, field.name()).map(Entry::id);
            if (!target.equals(before.site.find(old, field.name()).map(Entry::id))) {
                return false;
            }
        }
        return true;
    }

    /** Hands over what one entry provides. */
    public void provide(Entry entry, ObjLongConsumer<Fact> to) {
        ContentType type = site.type(entry);
        long stamp = hash(entry);
        long order = order(entry, type);
        to.accept(Fact.EVERY_ENTRY, stamp);
        to.accept(Fact.entry(entry.id()), stamp);
        to.accept(Fact.type(entry.type()), stamp);
        to.accept(Fact.names(entry.type()), Hash.of(entry.id(), entry.slug()));
        String title = site.title(entry, site.site().firstLanguage());
        to.accept(Fact.titles(entry.type()), Hash.of(entry.id(), entry.slug(), title));
        for (Field field : type.fields().values()) {
            if (field.kind() == FieldKind.REFERENCE) {
                site.find(entry, field.name())
                        .ifPresent(target -> {
                            to.accept(Fact.referrers(target.id(), entry.type()), stamp);
                            to.accept(Fact.news(target.id()), stamp);
                        });
            } else if (field.visibility() != Visibility.STAFF) {
                provideTerms(entry, type, field, stamp, order, to);
            }
        }
    }

    private static void provideTerms(
            Entry entry,
            ContentType type,
            Field field,
            long stamp,
            long order,
            ObjLongConsumer<Fact> to) {
        List<String> ids = terms(entry, field);
        for (String id : ids) {
            to.accept(Fact.term(type.name(), field.name(), id), stamp);
            to.accept(Fact.termOrder(type.name(), field.name(), id), order);
            to.accept(Fact.termEntries(type.name(), field.name()), stamp);
            to.accept(
                    Fact.termCounts(type.name(), field.name()),
                    Hash.of(entry.id(), Integer.toString(ids.indexOf(id)), id));
        }
    }

    /** What decides where an entry stands among others of its type, and with whom it stands. */
    private static long order(Entry entry, ContentType type) {
        String sort = type.sort().startsWith("-") ? type.sort().substring(1) : type.sort();
        var hash = new Hash().with(entry.id()).with(entry.slug());
        switch (sort) {
            case "slug" -> hash.with(0);
            case "publishedAt" -> hash.with(entry.publishedAt().toString());
            case "updatedAt" -> hash.with(entry.updatedAt().toString());
            default -> entry.fields().get(sort).ifPresent(value -> add(value, hash));
        }
        for (Field field : type.fields().values()) {
            if (field.kind().isChosen()) {
                hash.with(field.name());
                entry.fields().items(field.name()).forEach(hash::with);
            }
        }
        return hash.value();
    }

    private static List<String> terms(Entry entry, Field field) {
        if (field.kind().isChosen()) {
            return entry.fields().items(field.name());
        }
        return field.kind() == FieldKind.YEAR
                ? entry.fields().number(field.name()).map(year -> "" + year.intValue()).stream()
                        .toList()
                : List.of();
    }

    private static void provide(Asset asset, ObjLongConsumer<Fact> to) {
        long stamp = Hash.of(asset.toString());
        to.accept(Fact.asset(asset.id()), stamp);
        to.accept(Fact.EVERY_ASSET, stamp);
        if (!asset.isPicture()) {
            to.accept(Fact.document(asset.file()), stamp);
        }
    }

    /** Everything that a page can tell of an entry: content, times, address. */
    private long hash(Entry entry) {
        var hash =
                new Hash()
                        .with(entry.type())
                        .with(entry.id())
                        .with(entry.slug())
                        .with(entry.publishedAt().toString())
                        .with(entry.updatedAt().toString())
                        .with(addresses.path(entry));
        entry.fields().values().forEach((name, value) -> add(value, hash.with(name)));
        return hash.value();
    }

    private static void add(Value value, Hash hash) {
        switch (value) {
            case Value.Text(String text) -> hash.with(1).with(text);
            case Value.Localised(var texts) -> {
                hash.with(2).with(texts.size());
                texts.forEach((language, text) -> hash.with(language).with(text));
            }
            case Value.Quantity(var number) -> hash.with(3).with(number.toString());
            case Value.Flag(boolean yes) -> hash.with(4).with(yes ? 1 : 0);
            case Value.Items(var items) -> {
                hash.with(5).with(items.size());
                items.forEach(hash::with);
            }
            case Value.Links(var links) -> {
                hash.with(6).with(links.size());
                for (Link link : links) {
                    hash.with(link.label()).with(link.toString());
                }
            }
        }
    }
}
