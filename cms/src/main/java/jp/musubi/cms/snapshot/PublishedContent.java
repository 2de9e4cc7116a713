package jp.musubi.cms.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Snapshot;

/** Everything that is published, read from the store as it is at one moment. */
public final class PublishedContent {
    private final Database database;
    private final EntryStore entries;
    private final AssetStore assets;
    private final SiteSettings site;
    private final ContentModel model;

    public PublishedContent(Database database, EntryStore entries, AssetStore assets, SiteSettings site, ContentModel model) {
        this.database = database;
        this.entries = entries;
        this.assets = assets;
        this.site = site;
        this.model = model;
    }

    /** What readers without an account may see, whole. */
    public Snapshot read() {
        return database.snapshot(this::read);
    }

    private Snapshot read(Transaction tx) {
        List<Entry> published = new ArrayList<>();
        Set<UUID> pictures = new LinkedHashSet<>();
        entries.forEachLive(
                tx,
                live -> {
                    ContentType type = model.require(live.entry().type());
                    Entry entry = live.entry().publicView(type);
                    published.add(entry);
                    pictures.addAll(assetsOf(entry, type));
                });
        Instant now = tx.now();
        return new Snapshot(site.read(tx, now), model, assets(tx, pictures), published);
    }

    private List<Asset> assets(Transaction tx, Set<UUID> ids) {
        return assets.findAll(tx, ids).stream().map(StoredAsset::asset).toList();
    }

    /** The assets that an entry names by id. */
    static List<UUID> assetsOf(Entry entry, ContentType type) {
        List<UUID> ids = new ArrayList<>();
        for (Field field : type.fieldsOf(FieldKind.ASSET)) {
            entry.fields().text(field.name()).ifPresent(text -> {
                try {
                    ids.add(UUID.fromString(text));
                } catch (IllegalArgumentException e) {
                    // A value from a snapshot may name a file instead; it has no row.
                    return;
                }
            });
        }
        return ids;
    }
}
