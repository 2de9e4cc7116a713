package jp.musubi.cms.asset;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;
import jp.musubi.content.model.Label;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of assets and their variants. */
public final class AssetStore {
    private final Database database;

    public AssetStore(Database database) {
        this.database = database;
    }

    /** Remembers an asset whose files are in place. */
    public void add(Transaction tx, StoredAsset asset) {
        Unwritten.body(database);
    }

    /** The asset of that id. */
    public Optional<StoredAsset> find(UUID id) {
        return Unwritten.body();
    }

    /** The assets of those ids, in the order of their ids; unknown ones are absent. */
    public List<StoredAsset> findAll(Collection<UUID> ids) {
        return Unwritten.body();
    }

    /** As {@link #findAll(Collection)}, as the transaction sees them. */
    public List<StoredAsset> findAll(Transaction tx, Collection<UUID> ids) {
        return Unwritten.body();
    }

    /** The newest assets of a group, or of everybody when it is null. */
    public List<StoredAsset> newest(@Nullable UUID owner, int limit, int offset) {
        return Unwritten.body();
    }

    /** Says anew what a picture shows; false when there is no such asset. */
    public boolean describe(Transaction tx, UUID id, @Nullable Label alt) {
        return Unwritten.body();
    }
}
