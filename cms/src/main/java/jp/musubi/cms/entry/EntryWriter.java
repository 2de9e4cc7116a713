package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Writing rows of entries and revisions. */
final class EntryWriter {
    private static final String INSERT_ENTRY =
            "insert into entry (id, type, slug, title, owner, version, draft_revision,"
                    + " last_revision, source, external_id, created_at, saved_at, published_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_REVISION =
            "insert into revision (entry_id, number, author, created_at, body)"
                    + " values (?, ?, ?, ?, ?)";

    private static final String UPDATE_DRAFT =
            "update entry set version = ?, draft_revision = ?, last_revision = ?, title = ?,"
                    + " saved_at = ? where id = ? and version = ?";

    private EntryWriter() {}

    /** Adds entries that are not there yet. */
    static void insert(Transaction tx, List<StoredEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = tx.handle().prepareBatch(INSERT_ENTRY)) {
            for (StoredEntry entry : entries) {
                ExternalKey key = entry.externalKey();
                batch.bind(0, Ids.bytes(entry.id()))
                        .bind(1, entry.type())
                        .bind(2, entry.slug())
                        .bind(3, entry.title())
                        .bind(4, bytesOrNull(entry.owner()))
                        .bind(5, entry.version())
                        .bind(6, entry.draftRevision())
                        .bind(7, entry.lastRevision())
                        .bind(8, key == null ? null : utf8(key.source()))
                        .bind(9, key == null ? null : utf8(key.id()))
                        .bind(10, Micros.of(entry.createdAt()))
                        .bind(11, Micros.of(entry.savedAt()))
                        .bind(12, Micros.orNull(entry.publishedAt()))
                        .add();
            }
            batch.execute();
        }
    }

    /** Adds the newest revision of each entry. */
    static void insertRevisions(Transaction tx, List<Draft> drafts, @Nullable UUID author) {
        if (drafts.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = tx.handle().prepareBatch(INSERT_REVISION)) {
            for (Draft draft : drafts) {
                batch.bind(0, Ids.bytes(draft.entry().id()))
                        .bind(1, draft.entry().draftRevision())
                        .bind(2, bytesOrNull(author))
                        .bind(3, Micros.of(tx.now()))
                        .bind(4, ContentJson.write(draft.content()))
                        .add();
            }
            batch.execute();
        }
    }

    /** Moves entries on to the version after; false when another save was faster. */
    static boolean advance(Transaction tx, List<StoredEntry> entries) {
        if (entries.isEmpty()) {
            return true;
        }
        int changed = 0;
        try (PreparedBatch batch = tx.handle().prepareBatch(UPDATE_DRAFT)) {
            for (StoredEntry entry : entries) {
                batch.bind(0, entry.version())
                        .bind(1, entry.draftRevision())
                        .bind(2, entry.lastRevision())
                        .bind(3, entry.title())
                        .bind(4, Micros.of(entry.savedAt()))
                        .bind(5, Ids.bytes(entry.id()))
                        .bind(6, entry.version() - 1)
                        .add();
            }
            for (int count : batch.execute()) {
                changed += count;
            }
        }
        return changed == entries.size();
    }

    static byte @Nullable [] bytesOrNull(@Nullable UUID id) {
        return id == null ? null : Ids.bytes(id);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
