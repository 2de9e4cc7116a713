package jp.musubi.cms.artwork;

import jp.musubi.cms.artwork.ArtworkVersion.Drawn;
import jp.musubi.cms.artwork.ArtworkVersion.Shade;
import jp.musubi.cms.artwork.ArtworkVersion.State;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The artwork that was brought, in all its versions. */
public final class ArtworkStore {
    private static final int MAX_NAME_UNITS = 200;

    private final Database database;
    private final Ids ids;

    public ArtworkStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Begins a version without files. */
    ArtworkVersion begin(Transaction tx, String programme, UUID by) {
        UUID id = ids.next();
        int last =
                all(tx).stream()
                        .filter(each -> each.programme().equals(programme))
                        .mapToInt(ArtworkVersion::number)
                        .max()
                        .orElse(0);
        tx.handle()
                .createUpdate(
                        "insert into banner_artwork (id, programme, version, state, begun_by,"
                                + " begun_at) values (?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, programme)
                .bind(2, last + 1)
                .bind(3, State.DRAFT.name())
                .bind(4, Ids.bytes(by))
                .bind(5, Micros.of(tx.now()))
                .execute();
        return find(tx, id).orElseThrow();
    }

    /** All versions, the newest first. */
    public List<ArtworkVersion> all() {
        return database.read(ArtworkStore::all);
    }

    static List<ArtworkVersion> all(Transaction tx) {
        return tx.handle()
                .createQuery("select * from banner_artwork order by programme, version desc")
                .map((row, context) -> version(tx, row))
                .list();
    }

    /** The version of that id. */
    public Optional<ArtworkVersion> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    private static Optional<ArtworkVersion> find(Transaction tx, UUID id) {
        return find(tx, id, "");
    }

    /** The version of that id; nobody else changes it until the transaction ends. */
    static Optional<ArtworkVersion> lock(Transaction tx, UUID id) {
        return find(tx, id, " for update");
    }

    private static Optional<ArtworkVersion> find(Transaction tx, UUID id, String lock) {
        return tx.handle()
                .createQuery("select * from banner_artwork where id = ?" + lock)
                .bind(0, Ids.bytes(id))
                .map((row, context) -> version(tx, row))
                .findOne();
    }

    /** Keeps a file of a version instead of the one before. */
    static void put(Transaction tx, UUID version, Drawn file) {
        remove(tx, version, file.size(), file.shade());
        tx.handle()
                .createUpdate(
                        "insert into banner_artwork_file (artwork, banner_size, shade, file_name,"
                                + " svg, added_at) values (?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(version))
                .bind(1, file.size())
                .bind(2, file.shade().name())
                .bind(3, StorableText.cut(file.name(), MAX_NAME_UNITS))
                .bind(4, file.svg())
                .bind(5, Micros.of(tx.now()))
                .execute();
    }

    static void remove(Transaction tx, UUID version, String size, Shade shade) {
        tx.handle()
                .createUpdate(
                        "delete from banner_artwork_file where artwork = ? and banner_size = ?"
                                + " and shade = ?")
                .bind(0, Ids.bytes(version))
                .bind(1, size)
                .bind(2, shade.name())
                .execute();
    }

    /** Puts a version in use. */
    static void activate(Transaction tx, ArtworkVersion version, UUID by) {
        retire(tx, version.programme(), by);
        tx.handle()
                .createUpdate(
                        "update banner_artwork set state = ?, activated_by = ?, activated_at = ?,"
                                + " retired_by = null, retired_at = null where id = ?")
                .bind(0, State.ACTIVE.name())
                .bind(1, Ids.bytes(by))
                .bind(2, Micros.of(tx.now()))
                .bind(3, Ids.bytes(version.id()))
                .execute();
    }

    /** Puts the artwork of a programme out of use; how many versions that were: one or none. */
    static int retire(Transaction tx, String programme, UUID by) {
        return tx.handle()
                .createUpdate(
                        "update banner_artwork set state = ?, retired_by = ?, retired_at = ?"
                                + " where programme = ? and state = ?")
                .bind(0, State.RETIRED.name())
                .bind(1, Ids.bytes(by))
                .bind(2, Micros.of(tx.now()))
                .bind(3, programme)
                .bind(4, State.ACTIVE.name())
                .execute();
    }

    private static ArtworkVersion version(Transaction tx, ResultSet row) throws SQLException {
        UUID id = Ids.of(row.getBytes("id"));
        byte[] activatedBy = row.getBytes("activated_by");
        return new ArtworkVersion(
                id,
                row.getString("programme"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                Ids.of(row.getBytes("begun_by")),
                Micros.get(row, "begun_at"),
                activatedBy == null ? null : Ids.of(activatedBy),
                Micros.find(row, "activated_at"),
                Micros.find(row, "retired_at"),
                files(tx, id));
    }

    private static List<Drawn> files(Transaction tx, UUID version) {
        return tx.handle()
                .createQuery(
                        "select banner_size, shade, file_name, svg from banner_artwork_file"
                                + " where artwork = ? order by banner_size, shade desc")
                .bind(0, Ids.bytes(version))
                .map((row, context) ->
                        new Drawn(
                                row.getString("banner_size"),
                                Shade.valueOf(row.getString("shade")),
                                row.getString("file_name"),
                                row.getString("svg")))
                .list();
    }
}
