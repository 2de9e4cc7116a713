package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Saving drafts. A form that saves by itself has one growing revision, so that typing does not
 * flood the history, and never meets its own saves as if they were somebody else's.
 */
final class DraftSaves {
    private static final Set<Saving.Origin> MAY_GROW =
            EnumSet.of(Saving.Origin.AUTOSAVE, Saving.Origin.ASIDE);

    private final Names names;

    DraftSaves(Names names) {
        this.names = names;
    }

    /**
     * What is known of how the draft's revision came about.
     *
     * @param fromVersion the entry's version before the unbroken row of saves of that session
     */
    private record Trail(
            @Nullable UUID author,
            @Nullable UUID session,
            long turn,
            long fromVersion,
            boolean growing) {}

    SaveOutcome save(Transaction tx, UUID id, long expected, Content content, Saving saving) {
        StoredEntry present = EntryRows.lock(tx, id).orElse(null);
        if (present == null) {
            return new SaveOutcome.NotFound();
        }
        return saving.session() == null
                ? saveOnce(tx, present, expected, content, saving)
                : saveForm(tx, present, expected, content, saving, saving.session());
    }

    /** What no form sent says nothing of the saves before: it needs only the version. */
    private SaveOutcome saveOnce(
            Transaction tx, StoredEntry present, long expected, Content content, Saving saving) {
        return expected == present.version()
                ? saved(tx, present, content, saving, present.version(), false)
                : stale(tx, present.id());
    }

    private SaveOutcome saveForm(
            Transaction tx,
            StoredEntry present,
            long expected,
            Content content,
            Saving saving,
            Saving.Session session) {
        Trail trail = trail(tx, present);
        boolean own = isOwn(trail, saving, expected);
        if (!own && expected != present.version()) {
            return stale(tx, present.id());
        }
        if ((own && isOvertaken(trail, session)) || says(tx, present, content)) {
            return new SaveOutcome.Saved(present);
        }
        boolean grows = own && session.turn() > 0 && trail.growing();
        long from = own ? trail.fromVersion() : present.version();
        return saved(tx, present, content, saving, from, grows);
    }

    private static boolean says(Transaction tx, StoredEntry entry, Content content) {
        return Revisions.content(tx, entry.id(), entry.draftRevision())
                .filter(content::equals)
                .isPresent();
    }

    private static SaveOutcome stale(Transaction tx, UUID id) {
        return EntryRows.findDraft(tx, id)
                .<SaveOutcome>map(SaveOutcome.Stale::new)
                .orElseGet(SaveOutcome.NotFound::new);
    }

    private SaveOutcome saved(
            Transaction tx,
            StoredEntry entry,
            Content content,
            Saving saving,
            long from,
            boolean grows) {
        String title = names.title(entry.type(), content);
        StoredEntry next = grows ? entry.grown(title, tx.now()) : entry.saved(title, tx.now());
        if (!EntryWriter.advance(tx, List.of(next))) {
            return stale(tx, entry.id());
        }
        if (grows) {
            grow(tx, next, content, Objects.requireNonNull(saving.session()).turn());
        } else {
            insert(tx, entry.id(), next.draftRevision(), content, saving, from, null);
        }
        return new SaveOutcome.Saved(next);
    }

    /** Whether everything since the expected version came from the same form. */
    private static boolean isOwn(Trail trail, Saving saving, long expected) {
        return saving.session() != null
                && saving.session().id().equals(trail.session())
                && Objects.equals(saving.author(), trail.author())
                && expected >= trail.fromVersion();
    }

    /** Whether the form had sent something newer, which came earlier. */
    private static boolean isOvertaken(Trail trail, Saving.Session session) {
        return session.turn() > 0 && session.turn() <= trail.turn();
    }

    private static Trail trail(Transaction tx, StoredEntry entry) {
        return tx.handle()
                .createQuery(
                        "select author, editing, turn, from_version, growing from revision"
                                + " where entry_id = ? and number = ?")
                .bind(0, Ids.bytes(entry.id()))
                .bind(1, entry.draftRevision())
                .map((row, context) ->
                        new Trail(
                                EntryRows.id(row, "author"),
                                EntryRows.id(row, "editing"),
                                row.getLong("turn"),
                                row.getLong("from_version"),
                                row.getBoolean("growing")))
                .one();
    }

    private static void grow(Transaction tx, StoredEntry entry, Content content, long turn) {
        tx.handle()
                .createUpdate(
                        "update revision set body = ?, created_at = ?, turn = ?"
                                + " where entry_id = ? and number = ?")
                .bind(0, ContentJson.write(content))
                .bind(1, Micros.of(tx.now()))
                .bind(2, turn)
                .bind(3, Ids.bytes(entry.id()))
                .bind(4, entry.draftRevision())
                .execute();
    }

    private static void insert(
            Transaction tx,
            UUID entry,
            int number,
            Content content,
            Saving saving,
            long from,
            @Nullable Integer base) {
        Saving.Session session = saving.session();
        tx.handle()
                .createUpdate(
                        "insert into revision (entry_id, number, author, created_at, body, origin,"
                                + " editing, turn, from_version, growing, base_revision)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(entry))
                .bind(1, number)
                .bind(2, EntryWriter.bytesOrNull(saving.author()))
                .bind(3, Micros.of(tx.now()))
                .bind(4, ContentJson.write(content))
                .bind(5, saving.origin().name())
                .bind(6, session == null ? null : Ids.bytes(session.id()))
                .bind(7, session == null ? 0 : session.turn())
                .bind(8, from)
                .bind(9, MAY_GROW.contains(saving.origin()))
                .bind(10, base)
                .execute();
    }

    static void keep(Transaction tx, UUID id, int revision) {
        tx.handle()
                .createUpdate(
                        "update revision set growing = false"
                                + " where entry_id = ? and number = ? and growing = true")
                .bind(0, Ids.bytes(id))
                .bind(1, revision)
                .execute();
    }

    static int putAside(Transaction tx, UUID id, Content content, int base, Saving saving) {
        StoredEntry entry = EntryRows.lock(tx, id).orElseThrow();
        Optional<Integer> known = aside(tx, id, saving);
        if (known.isPresent()) {
            tx.handle()
                    .createUpdate(
                            "update revision set body = ?, created_at = ?, base_revision = ?"
                                    + " where entry_id = ? and number = ?")
                    .bind(0, ContentJson.write(content))
                    .bind(1, Micros.of(tx.now()))
                    .bind(2, base)
                    .bind(3, Ids.bytes(id))
                    .bind(4, known.get())
                    .execute();
            return known.get();
        }
        int number = entry.lastRevision() + 1;
        tx.handle()
                .createUpdate("update entry set last_revision = ? where id = ?")
                .bind(0, number)
                .bind(1, Ids.bytes(id))
                .execute();
        insert(tx, id, number, content, saving, 0, base);
        return number;
    }

    /** What the session put aside and did not put together with the other text since. */
    private static Optional<Integer> aside(Transaction tx, UUID id, Saving saving) {
        if (saving.session() == null) {
            return Optional.empty();
        }
        return tx.handle()
                .createQuery(
                        "select max(number) from revision where entry_id = ? and editing = ?"
                                + " and author = ? and origin = 'ASIDE' and growing = true")
                .bind(0, Ids.bytes(id))
                .bind(1, Ids.bytes(saving.session().id()))
                .bind(2, EntryWriter.bytesOrNull(saving.author()))
                .mapTo(Integer.class)
                .findOne();
    }
}
