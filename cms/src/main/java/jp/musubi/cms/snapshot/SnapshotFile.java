package jp.musubi.cms.snapshot;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.web.Request;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.SnapshotWriter;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The snapshot of the store's present generation as a file, written when somebody first asks for
 * it. A reader on a slow line then holds a file open, and no connection to the store. Thread-safe.
 */
public final class SnapshotFile {
    private static final int BUFFER_BYTES = 256 << 10;
    private static final int ASSETS_AT_ONCE = 500;

    private final Database database;
    private final EntryStore entries;
    private final AssetStore assets;
    private final SiteSource site;
    private final ContentModel model;
    private final Path folder;
    private @Nullable Written written;

    /**
     * Snapshots of a store.
     *
     * @param folder where the file is kept; made when needed
     */
    public SnapshotFile(
            Database database,
            EntryStore entries,
            AssetStore assets,
            SiteSource site,
            ContentModel model,
            Path folder) {
        this.database = database;
        this.entries = entries;
        this.assets = assets;
        this.site = site;
        this.model = model;
        this.folder = folder;
    }

    /**
     * A snapshot on disk.
     *
     * @param bytes its length
     * @param entityTag strong, in quotes: the same only for the same bytes
     */
    record Written(Path path, long generation, long bytes, String entityTag) {}

    /** The snapshot of the present generation. */
    synchronized Written current() throws IOException {
        Written last = written;
        long generation = entries.generation();
        if (last != null && last.generation() == generation && Files.exists(last.path())) {
            return last;
        }
        Written next = database.snapshot(this::write);
        written = next;
        if (last != null) {
            Files.deleteIfExists(last.path());
        }
        return next;
    }

    private Written write(Transaction tx) {
        try {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, "snapshot-", ".ndjson");
            path.toFile().deleteOnExit();
            long generation;
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES)) {
                generation = write(tx, new SnapshotWriter(out, model));
            }
            String tag = "\"g" + generation + "-" + Long.toHexString(tx.now().toEpochMilli()) + '"';
            return new Written(path, generation, Files.size(path), tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long write(Transaction tx, SnapshotWriter writer) throws IOException {
        writer.begin(site.read(tx, tx.now()));
        Set<UUID> wanted = new LinkedHashSet<>();
        long generation =
                entries.forEachLive(
                        tx,
                        live -> {
                            ContentType type = model.type(live.entry().type()).orElseThrow();
                            Entry shown = live.entry().publicView(type);
                            wanted.addAll(assetsOf(shown, type));
                            try {
                                writer.entry(shown);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        List<UUID> ids = List.copyOf(wanted);
        for (int from = 0; from < ids.size(); from += ASSETS_AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + ASSETS_AT_ONCE));
            for (StoredAsset asset : assets.findAll(tx, some)) {
                writer.asset(published(asset));
            }
        }
        return generation;
    }

    private static Collection<UUID> assetsOf(Entry entry, ContentType type) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Field field : type.fieldsOf(FieldKind.ASSET)) {
            entry.fields().text(field.name()).flatMap(Request::uuid).ifPresent(ids::add);
        }
        return ids;
    }

    private static Asset published(StoredAsset asset) {
        return new Asset(
                asset.id().toString(),
                asset.file(),
                asset.width(),
                asset.height(),
                asset.alt(),
                asset.variants().stream()
                        .map(one -> new Asset.Variant(one.file(), one.width(), one.height()))
                        .toList());
    }
}
