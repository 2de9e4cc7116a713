package jp.musubi.cms.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.asset.StoredAsset.StoredVariant;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Focus;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of assets and their variants. */
public final class AssetStore {
    /** UTF-16 units of a file's name; longer ones are shortened. */
    public static final int MAX_FILE_NAME_UNITS = 255;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK_ASSETS = 500;

    private final Database database;

    public AssetStore(Database database) {
        this.database = database;
    }

    /** Remembers an asset whose files are in place. */
    public void add(Transaction tx, StoredAsset asset) {
        tx.handle()
                .createUpdate(
                        "insert into asset (id, file_name, file, media_type, size_bytes, width,"
                                + " height, alt, owner, uploader, created_at, focus_x, focus_y)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(asset.id()))
                .bind(1, StorableText.cut(asset.fileName(), MAX_FILE_NAME_UNITS))
                .bind(2, asset.file())
                .bind(3, asset.mediaType())
                .bind(4, asset.sizeBytes())
                .bind(5, asset.width())
                .bind(6, asset.height())
                .bind(7, json(asset.alt()))
                .bind(8, asset.owner() == null ? null : Ids.bytes(asset.owner()))
                .bind(9, asset.uploader() == null ? null : Ids.bytes(asset.uploader()))
                .bind(10, Micros.of(asset.createdAt()))
                .bind(11, asset.focus().isCentre() ? null : asset.focus().x())
                .bind(12, asset.focus().isCentre() ? null : asset.focus().y())
                .execute();
        addVariants(tx, asset);
    }

    private static void addVariants(Transaction tx, StoredAsset asset) {
        try (PreparedBatch batch =
                tx.handle()
                        .prepareBatch(
                                "insert into asset_variant (asset_id, width, height, file,"
                                        + " size_bytes) values (?, ?, ?, ?, ?)")) {
            for (StoredVariant variant : asset.variants()) {
                batch.bind(0, Ids.bytes(asset.id()))
                        .bind(1, variant.width())
                        .bind(2, variant.height())
                        .bind(3, variant.file())
                        .bind(4, variant.sizeBytes())
                        .add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /** How many different files, and how many bytes of them. */
    public record Held(int files, long bytes) {}

    /** What people without an account brought for a group since then. */
    public Held heldByStrangers(Transaction tx, UUID owner, Instant since) {
        return tx.handle()
                .createQuery(
                        "select count(*) files, coalesce(sum(f.bytes), 0) bytes from (select file,"
                                + " max(size_bytes) bytes from asset where owner = ? and uploader"
                                + " is null and created_at >= ? group by file) f")
                .bind(0, Ids.bytes(owner))
                .bind(1, Micros.of(since))
                .map((row, context) -> new Held(row.getInt("files"), row.getLong("bytes")))
                .one();
    }

    /** The asset of that id. */
    public Optional<StoredAsset> find(UUID id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /** The assets of those ids, in the order of their ids; unknown ones are absent. */
    public List<StoredAsset> findAll(Collection<UUID> ids) {
        return database.read(tx -> findAll(tx, ids));
    }

    /** As {@link #findAll(Collection)}, as the transaction sees them. */
    public List<StoredAsset> findAll(Transaction tx, Collection<UUID> ids) {
        List<byte[]> sorted =
                ids.stream().distinct().map(Ids::bytes).sorted(Arrays::compareUnsigned).toList();
        List<StoredAsset> found = new ArrayList<>();
        for (int at = 0; at < sorted.size(); at += CHUNK_ASSETS) {
            List<byte[]> chunk = sorted.subList(at, Math.min(sorted.size(), at + CHUNK_ASSETS));
            found.addAll(rows(tx, "where a.id in " + places(chunk) + " order by a.id", chunk));
        }
        return found;
    }

    /** Those of the assets that are pictures without a description. */
    public Set<UUID> undescribed(Collection<UUID> ids) {
        return findAll(ids).stream()
                .filter(asset -> asset.width() > 0 && asset.alt() == null)
                .map(StoredAsset::id)
                .collect(Collectors.toSet());
    }

    /**
     * The ids of the assets that have these files. A file is named by its content, so several
     * assets may have one; each file gives its oldest.
     */
    public List<UUID> idsOf(Transaction tx, Collection<String> files) {
        List<String> distinct = files.stream().distinct().toList();
        var ids = new LinkedHashMap<String, UUID>();
        for (int at = 0; at < distinct.size(); at += CHUNK_ASSETS) {
            tx.handle()
                    .createQuery("select id, file from asset where file in (<files>) order by id")
                    .bindList(
                            "files",
                            distinct.subList(at, Math.min(distinct.size(), at + CHUNK_ASSETS)))
                    .map((row, context) ->
                            ids.putIfAbsent(row.getString("file"), Ids.of(row.getBytes("id"))))
                    .list();
        }
        return List.copyOf(ids.values());
    }

    private static List<StoredAsset> rows(Transaction tx, String rest, List<byte[]> values) {
        Query query = tx.handle().createQuery("select a.* from asset a " + rest);
        for (int at = 0; at < values.size(); at++) {
            query.bind(at, values.get(at));
        }
        List<StoredAsset> bare = query.map((row, context) -> asset(row)).list();
        Map<UUID, List<StoredVariant>> variants = variants(tx, bare);
        return bare.stream()
                .map(asset -> asset.withVariants(variants.getOrDefault(asset.id(), List.of())))
                .toList();
    }

    private static Map<UUID, List<StoredVariant>> variants(
            Transaction tx, List<StoredAsset> assets) {
        var variants = new HashMap<UUID, List<StoredVariant>>();
        if (assets.isEmpty()) {
            return variants;
        }
        List<byte[]> ids = assets.stream().map(asset -> Ids.bytes(asset.id())).toList();
        Query query =
                tx.handle()
                        .createQuery(
                                "select asset_id, width, height, file, size_bytes"
                                        + " from asset_variant where asset_id in "
                                        + places(ids)
                                        + " order by asset_id, width");
        for (int at = 0; at < ids.size(); at++) {
            query.bind(at, ids.get(at));
        }
        query.map((row, context) -> Map.entry(Ids.of(row.getBytes("asset_id")), variant(row)))
                .forEach(found ->
                        variants.computeIfAbsent(found.getKey(), id -> new ArrayList<>())
                                .add(found.getValue()));
        return variants;
    }

    private static StoredVariant variant(ResultSet row) throws SQLException {
        return new StoredVariant(
                row.getString("file"),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("size_bytes"));
    }

    private static String places(List<byte[]> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    private static StoredAsset asset(ResultSet row) throws SQLException {
        return new StoredAsset(
                Ids.of(row.getBytes("id")),
                row.getString("file_name"),
                row.getString("file"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getInt("width"),
                row.getInt("height"),
                label(row.getString("alt")),
                idOrNull(row.getBytes("owner")),
                idOrNull(row.getBytes("uploader")),
                Micros.get(row, "created_at"),
                List.of(),
                focus(row));
    }

    private static Focus focus(ResultSet row) throws SQLException {
        int x = row.getInt("focus_x");
        return row.wasNull()
                ? Focus.CENTRE
                : Focus.of(x, row.getInt("focus_y")).orElse(Focus.CENTRE);
    }

    private static @Nullable UUID idOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : Ids.of(bytes);
    }

    private static @Nullable String json(@Nullable Label label) {
        try {
            return label == null
                    ? null
                    : StorableText.checked(JSON.writeValueAsString(label.texts()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Label label(@Nullable String json) {
        try {
            return json == null
                    ? null
                    : new Label(
                            JSON.readValue(
                                    json, new TypeReference<LinkedHashMap<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored asset is damaged", e);
        }
    }
}
