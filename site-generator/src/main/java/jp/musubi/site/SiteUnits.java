package jp.musubi.site;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.feed.Feeds;
import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.feed.TableMemory;
import jp.musubi.site.feed.Tables;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.CopyPlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.render.SearchScript;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** Every unit of a site: the pages of its theme, feeds, open data, assets, what is searched. */
final class SiteUnits {
    /** Key of the unit that is planned last, from what all others planned. */
    static final String SITEMAP = "sitemap";

    /** Key of the unit of the files that browsers search; planned when all entries are indexed. */
    static final String SEARCH = "search";

    private static final String ENTRY = "entry ";

    private final LinkedSite site;
    private final Addresses addresses;
    private final Renderer renderer;
    private final Feeds feeds;
    private final SequencedMap<String, Unit> lists = new LinkedHashMap<>();

    SiteUnits(LinkedSite site, Addresses addresses, Renderer renderer, TableMemory tables) {
        this.site = site;
        this.addresses = addresses;
        this.renderer = renderer;
        this.feeds = new Feeds(site, addresses);
        renderer.lists().forEach(this::add);
        add(feeds.ofSite());
        new Tables(tables).all(site, addresses).forEach(this::add);
        add(new Unit("search script", files -> files.accept(SearchScript.plan(addresses))));
        add(new Unit("robots", files -> files.accept(Sitemap.robots(addresses))));
        site.assets().forEach(asset -> add(of(asset)));
    }

    private void add(Unit unit) {
        lists.putIfAbsent(unit.key(), unit);
    }

    /** All units by their keys, in the order in which they are planned. */
    SequencedMap<String, Unit> all() {
        var all = new LinkedHashMap<>(lists);
        site.entries().forEach(entry -> all.put(ENTRY + entry.id(), of(entry)));
        return all;
    }

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
                    plans.accept(new SearchPlan(entry));
                });
    }

    /** The files of an asset, with the smaller versions of a picture. */
    private Unit of(Asset asset) {
        return new Unit("asset " + asset.id(), files -> plan(asset, files));
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
