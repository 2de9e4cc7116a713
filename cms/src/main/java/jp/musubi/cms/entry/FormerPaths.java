package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.snapshot.Redirect;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where entries were public before. Rows come and go with publications only. */
final class FormerPaths {
    private static final String SELECT =
            "select f.path, f.type, f.slug, f.entry_id, f.created_at from former_path f";

    private final ContentModel model;

    FormerPaths(ContentModel model) {
        this.model = model;
    }

    /** An entry that becomes public, called as it wants and with the path that it gets. */
    Draft moved(Transaction tx, Draft draft) {
        StoredEntry entry = draft.entry();
        String slug = wanted(tx, entry);
        ContentType type = model.type(entry.type()).orElse(null);
        if (type == null) {
            return draft;
        }
        String path = PublicPath.of(type, slug, entry.id(), draft.content().fields());
        String before = before(tx, type, entry);
        if (before != null && !before.equals(path)) {
            move(tx, entry, before, path);
        }
        boolean isCalled = slug.equals(entry.nextSlug());
        String kept = path.length() > Redirect.MAX_PATH_CHARS ? null : path;
        return new Draft(
                entry.called(slug, isCalled ? null : entry.nextSlug(), kept), draft.content());
    }

    /** What it wants to be called, unless somebody was faster; then it goes on waiting. */
    private static String wanted(Transaction tx, StoredEntry entry) {
        String next = entry.nextSlug();
        return next == null || SlugUse.of(tx, entry.type(), next, entry.id()).isPresent()
                ? entry.slug()
                : next;
    }

    /** Where it is or was public; of old entries only what is public now is known. */
    private static @Nullable String before(Transaction tx, ContentType type, StoredEntry entry) {
        Integer live = entry.liveRevision();
        return entry.livePath() != null || live == null
                ? entry.livePath()
                : Revisions.content(tx, entry.id(), live)
                        .map(Content::fields)
                        .map(fields -> PublicPath.of(type, entry.slug(), entry.id(), fields))
                        .filter(path -> path.length() <= Redirect.MAX_PATH_CHARS)
                        .orElse(null);
    }

    private static void move(Transaction tx, StoredEntry entry, String from, String to) {
        // One row for each address: who was there last is who is looked for there.
        tx.handle()
                .createUpdate("delete from former_path where path in (?, ?)")
                .bind(0, from)
                .bind(1, to)
                .execute();
        tx.handle()
                .createUpdate(
                        "insert into former_path (path, type, slug, entry_id, created_at)"
                                + " values (?, ?, ?, ?, ?)")
                .bind(0, from)
                .bind(1, entry.type())
                .bind(2, entry.slug())
                .bind(3, Ids.bytes(entry.id()))
                .bind(4, Micros.of(tx.now()))
                .execute();
    }

    /** The former addresses of an entry, the latest first. */
    static List<FormerPath> of(Transaction tx, UUID entry) {
        return tx.handle()
                .createQuery(SELECT + " where f.entry_id = ? order by f.created_at desc, f.path")
                .bind(0, Ids.bytes(entry))
                .map((row, context) -> path(row))
                .list();
    }

    /** The former addresses of everything that is public, in order. */
    static List<FormerPath> live(Transaction tx) {
        return tx.handle()
                .createQuery(
                        SELECT
                                + " join entry e on e.id = f.entry_id"
                                + " where e.live_revision is not null order by f.path")
                .map((row, context) -> path(row))
                .list();
    }

    /** The entry that was called so once, and is called otherwise now. */
    static Optional<UUID> formerly(Transaction tx, String type, String slug) {
        return tx.handle()
                .createQuery(SELECT + " where f.type = ? and f.slug = ? order by f.created_at desc")
                .bind(0, type)
                .bind(1, slug)
                .map((row, context) -> path(row))
                .findFirst()
                .map(FormerPath::entry);
    }

    /** Gives a former address up; false if the entry has none of that name. */
    static boolean release(Transaction tx, UUID entry, String slug) {
        return tx.handle()
                        .createUpdate("delete from former_path where entry_id = ? and slug = ?")
                        .bind(0, Ids.bytes(entry))
                        .bind(1, slug)
                        .execute()
                > 0;
    }

    private static FormerPath path(ResultSet row) throws SQLException {
        return new FormerPath(
                row.getString("path"),
                row.getString("type"),
                row.getString("slug"),
                Ids.of(row.getBytes("entry_id")),
                Micros.get(row, "created_at"));
    }
}
