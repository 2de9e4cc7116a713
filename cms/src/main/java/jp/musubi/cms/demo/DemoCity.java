package jp.musubi.cms.demo;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.Incoming;
import jp.musubi.cms.entry.UpsertOutcome;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.content.city.SampleCity;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.ContentFolder;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fills an empty store with the sample city. */
public final class DemoCity {
    private final Database database;
    private final EntryStore entries;
    private final Publishing publishing;
    private final AssetStore assets;
    private final SiteSettings site;
    private final ContentModel model;
    private final Path data;

    /**
     * A demonstration city.
     *
     * @param data the data folder, which holds the files of assets
     */
    public DemoCity(
            Database database,
            EntryStore entries,
            Publishing publishing,
            AssetStore assets,
            SiteSettings site,
            ContentModel model,
            Path data) {
        this.database = database;
        this.entries = entries;
        this.publishing = publishing;
        this.assets = assets;
        this.site = site;
        this.model = model;
        this.data = data;
    }

    /**
     * Fills the store if it holds nothing published.
     *
     * @return how many entries were written; 0 when there were some already
     */
    public int seed() throws IOException {
        if (!entries.countsByType().isEmpty()) {
            return 0;
        }
        Snapshot sample = sample();
        copyFiles(sample.assets());
        database.write(tx -> {
            site.write(tx, sample.site());
            sample.assets().forEach(asset -> assets.add(tx, stored(asset, tx.now())));
            return sample.assets().size();
        });
        List<Entry> all = sample.entries();
        for (int from = 0; from < all.size(); from += EntryStore.MAX_BATCH_ENTRIES) {
            List<Entry> batch =
                    all.subList(from, Math.min(all.size(), from + EntryStore.MAX_BATCH_ENTRIES));
            database.write(tx -> publish(tx, batch));
        }
        return all.size();
    }

    private static Snapshot sample() {
        try {
            return ContentFolder.read(SampleCity.folder()).snapshot();
        } catch (InvalidSnapshot | InvalidContentModel | IOException e) {
            throw new IllegalStateException(
                    "the shipped sample city cannot be read: " + e.getMessage(), e);
        }
    }

    private int publish(Transaction tx, List<Entry> batch) {
        List<Incoming> incoming = new ArrayList<>();
        for (Entry entry : batch) {
            incoming.add(
                    new Incoming(
                            model.require(entry.type()),
                            UUID.fromString(entry.id()),
                            entry.slug(),
                            null,
                            null,
                            new Content(entry.fields(), entry.shown()),
                            entry.publishedAt(),
                            entry.updatedAt()));
        }
        List<UUID> ids =
                entries.upsert(tx, incoming, null).stream().map(UpsertOutcome::id).toList();
        publishing.publishAll(tx, ids, null);
        return ids.size();
    }

    private void copyFiles(List<Asset> sampleAssets) throws IOException {
        for (Asset asset : sampleAssets) {
            copy(asset.file());
            for (Asset.Variant variant : asset.variants()) {
                copy(variant.file());
            }
        }
    }

    private void copy(String file) throws IOException {
        Path target = data.resolve(file);
        if (!Files.exists(target)) {
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(SampleCity.folder().resolve(file), target);
        }
    }

    private StoredAsset stored(Asset asset, Instant now) {
        return new StoredAsset(
                UUID.fromString(asset.id()),
                asset.file().substring(asset.file().lastIndexOf('/') + 1),
                asset.file(),
                "image/webp",
                size(asset.file()),
                asset.width(),
                asset.height(),
                asset.alt(),
                null,
                null,
                now,
                asset.variants().stream()
                        .map(variant ->
                                new StoredAsset.StoredVariant(
                                        variant.file(),
                                        variant.width(),
                                        variant.height(),
                                        size(variant.file())))
                        .toList());
    }

    private long size(String file) {
        try {
            return Files.size(data.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
