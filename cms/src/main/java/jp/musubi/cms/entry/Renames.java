package jp.musubi.cms.entry;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Slugs;

import java.util.Optional;
import java.util.UUID;

/**
 * Calling entries otherwise. Nobody knows the address of what was never public, so that is called
 * otherwise at once; anything else from its next publication on, and its old address leads there.
 */
public final class Renames {
    private final AuditLog audit;

    public Renames(AuditLog audit) {
        this.audit = audit;
    }

    /** Calls an entry otherwise. What it is called now, as a wish, takes back one that waits. */
    public RenameOutcome rename(Transaction tx, UUID id, String slug, UUID actor) {
        if (!Slugs.isValid(slug)) {
            return new RenameOutcome.Invalid();
        }
        StoredEntry entry = EntryRows.lock(tx, id).orElse(null);
        if (entry == null) {
            return new RenameOutcome.NotFound();
        }
        Optional<SlugUse> use = SlugUse.of(tx, entry.type(), slug, id);
        if (use.isPresent()) {
            return new RenameOutcome.Taken(use.get());
        }
        boolean atOnce = entry.publishedAt() == null;
        StoredEntry renamed =
                atOnce
                        ? entry.called(slug, null, entry.livePath())
                        : entry.called(
                                entry.slug(),
                                slug.equals(entry.slug()) ? null : slug,
                                entry.livePath());
        write(tx, renamed);
        if (!entry.wantedSlug().equals(slug)) {
            audit.add(tx, actor, "entry.rename", id, entry.wantedSlug() + " → " + slug);
        }
        return new RenameOutcome.Renamed(renamed);
    }

    private static void write(Transaction tx, StoredEntry entry) {
        tx.handle()
                .createUpdate("update entry set slug = ?, next_slug = ? where id = ?")
                .bind(0, entry.slug())
                .bind(1, entry.nextSlug())
                .bind(2, Ids.bytes(entry.id()))
                .execute();
    }

    /**
     * Gives the former addresses of a name up, so that another entry may be called so. Call {@code
     * publish.Publishing} instead.
     *
     * @return false if the entry has none of that name
     */
    public static boolean release(Transaction tx, UUID entry, String slug) {
        return FormerPaths.release(tx, entry, slug);
    }
}
