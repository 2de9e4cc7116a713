package jp.musubi.site;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.feed.Calendars;
import jp.musubi.site.feed.Feeds;
import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.feed.TableMemory;
import jp.musubi.site.feed.Tables;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.Differences;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.CopyPlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.render.SearchScript;
import jp.musubi.site.state.BuildState;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/** Every unit of a site: the pages of its theme, feeds, open data, assets, what is searched. */
final class SiteUnits {
    private static final String ENTRY = "entry ";
    private static final String ASSET = "asset ";

    private final LinkedSite site;
    private final Addresses addresses;
    private final Renderer renderer;
    private final Feeds feeds;
    private final Calendars calendars;
    private final SequencedMap<String, Unit> lists = new LinkedHashMap<>();
    private final SequencedMap<String, Unit> redirects = new LinkedHashMap<>();

    SiteUnits(LinkedSite site, Addresses addresses, Renderer renderer, TableMemory tables) {
        this.site = site;
        this.addresses = addresses;
        this.renderer = renderer;
        this.feeds = new Feeds(site, addresses);
        this.calendars = new Calendars(site, addresses);
        renderer.lists().forEach(this::add);
        feeds.units().forEach(this::add);
        add(calendars.ofSite());
        new Tables(tables).all(site, addresses).forEach(this::add);
        add(new Unit("search script", files -> files.accept(SearchScript.plan(addresses))));
        add(new Unit("robots", files -> files.accept(Sitemap.robots(addresses))));
        renderer.redirects().forEach(unit -> redirects.put(unit.key(), unit));
    }

    private void add(Unit unit) {
        lists.putIfAbsent(unit.key(), unit);
    }

    /** All units by their keys, in the order in which they are planned. */
    SequencedMap<String, Unit> all() {
        var all = new LinkedHashMap<>(lists);
        site.assets().forEach(asset -> all.put(ASSET + asset.id(), of(asset)));
        site.entries().forEach(entry -> all.put(ENTRY + entry.id(), of(entry)));
        // Last, so that a real page has its address, whoever else was there.
        all.putAll(redirects);
        return all;
    }

    /** How many units there are. */
    int size() {
        return lists.size() + redirects.size() + site.assets().size() + site.entries().size();
    }

    /** The unit with a key; empty if there is none now. */
    Optional<Unit> unit(String key) {
        if (key.startsWith(ENTRY)) {
            return site.entry(key.substring(ENTRY.length())).map(this::of);
        }
        return key.startsWith(ASSET)
                ? site.asset(key.substring(ASSET.length())).map(this::of)
                : Optional.ofNullable(lists.getOrDefault(key, redirects.get(key)));
    }

    /** The keys of units that are not of one entry or asset. */
    Set<String> lists() {
        Set<String> keys = new HashSet<>(lists.keySet());
        keys.addAll(redirects.keySet());
        return Collections.unmodifiableSet(keys);
    }

    /** The units that have come and that are no more since a state was kept. */
    Turnover since(BuildState state) {
        Set<String> living = all().keySet();
        Set<String> come = new HashSet<>(living);
        come.removeAll(state.units());
        Set<String> gone = new HashSet<>(state.units());
        gone.removeAll(living);
        return new Turnover(come, gone);
    }

    /** As {@link #since(BuildState)}, if it is known which entries and assets changed. */
    Turnover since(BuildState state, Set<String> listsBefore, Differences differences) {
        var touched = new HashSet<>(lists());
        touched.addAll(listsBefore);
        differences.gone().forEach(entry -> touched.add(ENTRY + entry.id()));
        differences.come().forEach(entry -> touched.add(ENTRY + entry.id()));
        differences.assets().forEach(id -> touched.add(ASSET + id));
        Set<String> come = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (String key : touched) {
            boolean isKnown = state.units().contains(key);
            if (unit(key).isPresent() != isKnown) {
                (isKnown ? gone : come).add(key);
            }
        }
        return new Turnover(come, gone);
    }

    /** Keys of units that are new, and of those that are no more. */
    record Turnover(Set<String> come, Set<String> gone) {}

    /** The id of the entry whose unit has that key; empty for other units. */
    static Optional<String> entry(String key) {
        return key.startsWith(ENTRY)
                ? Optional.of(key.substring(ENTRY.length()))
                : Optional.empty();
    }

    /** Everything of one entry. */
    private Unit of(Entry entry) {
        Unit pages = renderer.of(entry);
        return new Unit(
                ENTRY + entry.id(),
                plans -> {
                    pages.planner().plan(plans);
                    feeds.plan(entry, plans);
                    calendars.plan(entry, plans);
                    plans.accept(new SearchPlan(entry));
                });
    }

    /** The files of an asset, with the smaller versions of a picture. */
    private Unit of(Asset asset) {
        return new Unit(ASSET + asset.id(), files -> plan(asset, files));
    }

    private void plan(Asset asset, Consumer<Planned> files) {
        site.asset(asset.id());
        files.accept(new CopyPlan(addresses.asset(asset), asset.file()));
        asset.variants()
                .forEach(variant ->
                        files.accept(
                                new CopyPlan(addresses.assetFile(variant.file()), variant.file())));
    }
}
