package jp.musubi.cms.snapshot;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Request;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Redirect;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.theme.ThemeOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Everything that is published, as it is at one moment: the one way by which content leaves the
 * store for readers without an account, for builds, export and others.
 */
public final class PublishedContent {
    private static final int ASSETS_AT_ONCE = 500;

    /** Where the site has the files of assets, and so how texts call them. */
    private static final String ASSETS = "/assets/";

    private final Database database;
    private final EntryStore entries;
    private final AssetStore assets;
    private final SiteSettings site;
    private final ContentModel model;

    public PublishedContent(
            Database database,
            EntryStore entries,
            AssetStore assets,
            SiteSettings site,
            ContentModel model) {
        this.database = database;
        this.entries = entries;
        this.assets = assets;
        this.site = site;
        this.model = model;
    }

    /** The types and vocabularies that the entries follow. */
    ContentModel model() {
        return model;
    }

    /** A number that changes with each publication. */
    long generation() {
        return entries.generation();
    }

    /** What is published, held in memory. */
    public Snapshot read() {
        var found = new Collected();
        visit(found);
        return new Snapshot(found.site(), model, found.assets, found.entries, found.redirects);
    }

    /** Walks over what is published, holding little in memory; gives its generation. */
    long visit(Visitor visitor) {
        return database.snapshot(tx -> {
            try {
                return visit(tx, visitor);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private long visit(Transaction tx, Visitor visitor) throws IOException {
        Site now = site(tx);
        visitor.site(now);
        Set<UUID> pictures = pictures(now);
        Set<String> files = new LinkedHashSet<>();
        long generation =
                forEach(
                        tx,
                        shown -> {
                            pictures.addAll(shown.pictures());
                            files.addAll(shown.files());
                            try {
                                visitor.entry(shown.entry());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        for (Asset asset : assets(tx, pictures, files)) {
            visitor.asset(asset);
        }
        for (Redirect redirect : redirects(tx)) {
            visitor.redirect(redirect);
        }
        return generation;
    }

    /** Walks over the live entries, in order of their ids; gives their generation. */
    long forEach(Transaction snapshot, Consumer<Shown> reader) {
        return entries.forEachLive(snapshot, live -> reader.accept(shown(live)));
    }

    /**
     * A live entry as readers without an account may see it, with the assets it shows.
     *
     * @param pictures ids of assets that its fields name
     * @param files files of assets that its texts show or link to
     */
    record Shown(LiveEntry live, Entry entry, Set<UUID> pictures, Set<String> files) {}

    Shown shown(LiveEntry live) {
        ContentType type = model.require(live.entry().type());
        Entry visible = visible(live.entry(), type);
        Set<UUID> pictures = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        addAssets(visible, type, pictures);
        addFiles(visible, type, files);
        return new Shown(live, visible, pictures, files);
    }

    /** A published entry as it would be shown if another of its revisions were the live one. */
    public Optional<Entry> at(UUID entry, int revision) {
        return entries.findLive(entry)
                .flatMap(live ->
                        entries.revision(entry, revision)
                                .map(content -> shown(live.saying(content, revision)).entry()));
    }

    /** The ids of assets that the looks of the site show. */
    static Set<UUID> pictures(Site site) {
        Set<UUID> pictures = new LinkedHashSet<>();
        site.look()
                .options()
                .forEach((key, value) -> {
                    if (key.endsWith(ThemeOptions.ASSET)) {
                        Request.uuid(value).ifPresent(pictures::add);
                    }
                });
        return pictures;
    }

    /** The assets with some ids, and those that have some files. */
    List<Asset> assets(Transaction tx, Set<UUID> pictures, Set<String> files) {
        Set<UUID> all = new LinkedHashSet<>(pictures);
        all.addAll(assets.idsOf(tx, files));
        List<UUID> ids = List.copyOf(all);
        var found = new ArrayList<Asset>(ids.size());
        for (int from = 0; from < ids.size(); from += ASSETS_AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + ASSETS_AT_ONCE));
            assets.findAll(tx, some).stream().map(StoredAsset::asset).forEach(found::add);
        }
        return found;
    }

    /** Where public entries were before. */
    List<Redirect> redirects(Transaction tx) {
        return entries.formerPaths(tx).stream()
                .flatMap(former ->
                        Redirect.path(former.path()).stream()
                                .map(path ->
                                        new Redirect(
                                                path, former.type(), former.entry().toString())))
                .toList();
    }

    /** What the city says about its site. */
    Site site(Transaction tx) {
        return site.read(tx, tx.now());
    }

    /** Reads the store as it is at one moment. */
    <T> T at(Database.Work<T> work) {
        return database.snapshot(work);
    }

    /**
     * An entry without its hidden values. It still says which optional ones its owner shows, so
     * that those who take the public view of it again do not lose them.
     */
    private static Entry visible(Entry entry, ContentType type) {
        return new Entry(
                entry.type(),
                entry.id(),
                entry.slug(),
                entry.publishedAt(),
                entry.updatedAt(),
                Entry.publicFields(type, entry.fields(), entry.shown()),
                entry.shown());
    }

    private static void addAssets(Entry entry, ContentType type, Set<UUID> ids) {
        for (Field field : type.fieldsOf(FieldKind.ASSET)) {
            entry.fields().text(field.name()).flatMap(Request::uuid).ifPresent(ids::add);
        }
    }

    /** The files that its texts show or link to, as assets name theirs. */
    private static void addFiles(Entry entry, ContentType type, Set<String> files) {
        for (Field field : type.fieldsOf(FieldKind.MARKDOWN)) {
            entry.fields().texts(field.name()).stream()
                    .flatMap(text -> Markdown.links(text).stream())
                    .filter(link -> link.startsWith(ASSETS))
                    .map(link -> link.substring(1))
                    .forEach(files::add);
        }
    }

    /**
     * Is shown what is published: the site first, then all entries, then their assets and former
     * addresses.
     */
    interface Visitor {
        void site(Site site) throws IOException;

        /** An entry as readers without an account may see it. */
        void entry(Entry entry) throws IOException;

        void asset(Asset asset) throws IOException;

        void redirect(Redirect redirect) throws IOException;
    }

    private static final class Collected implements Visitor {
        private final List<Site> sites = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Asset> assets = new ArrayList<>();
        private final List<Redirect> redirects = new ArrayList<>();

        Site site() {
            return sites.getFirst();
        }

        @Override
        public void site(Site site) {
            sites.add(site);
        }

        @Override
        public void entry(Entry entry) {
            entries.add(entry);
        }

        @Override
        public void asset(Asset asset) {
            assets.add(asset);
        }

        @Override
        public void redirect(Redirect redirect) {
            redirects.add(redirect);
        }
    }
}
