package jp.musubi.cms.publish;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.Renames;
import jp.musubi.cms.entry.StoredEntry;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The act of publishing: live revision, generation, the publisher's work and the audit event, all
 * in one transaction. Whether the draft is complete was checked before.
 */
public final class Publishing {
    private final EntryStore entries;
    private final PublicationStore publications;
    private final AuditLog audit;
    private final Custody custody;

    /** Publishing of whoever decides for themselves. */
    public Publishing(EntryStore entries, PublicationStore publications, AuditLog audit) {
        this(entries, publications, audit, Custody.NONE);
    }

    /** Publishing with regard to what an office keeps. */
    public Publishing(
            EntryStore entries, PublicationStore publications, AuditLog audit, Custody custody) {
        this.entries = entries;
        this.publications = publications;
        this.audit = audit;
        this.custody = custody;
    }

    /** The same for the office itself, which has decided. */
    public Publishing ofOffice() {
        return new Publishing(entries, publications, audit);
    }

    /**
     * Whether an office keeps an entry from becoming public so.
     *
     * @param next what it would say; null if it would be public no more
     */
    public boolean isKept(Transaction tx, StoredEntry entry, @Nullable Content next) {
        return custody.refusal(tx, entry, next).isPresent();
    }

    /**
     * Makes the draft public.
     *
     * @param expectedVersion publish only what was seen; empty for whatever the draft says now
     * @param actor null for the program itself
     */
    public PublishOutcome publish(
            Transaction tx, UUID entry, OptionalLong expectedVersion, @Nullable UUID actor) {
        Optional<Draft> found = entries.lockDraft(tx, entry);
        if (found.isEmpty()) {
            return new PublishOutcome.NotFound();
        }
        Draft draft = found.get();
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != draft.entry().version()) {
            return new PublishOutcome.Stale(draft);
        }
        custody.check(tx, draft.entry(), draft.content());
        return accepted(tx, draft, Publication.Kind.PUBLISH, actor, "");
    }

    /**
     * Makes exactly one revision public, even if the draft moved on.
     *
     * @param actor null for the program itself
     */
    public PublishOutcome publishRevision(
            Transaction tx, UUID id, int revision, @Nullable UUID actor) {
        Draft draft = entries.lockDraft(tx, id).orElse(null);
        Content content = entries.revision(tx, id, revision).orElse(null);
        if (draft == null || content == null) {
            return new PublishOutcome.NotFound();
        }
        custody.check(tx, draft.entry(), content);
        Publication publication = publications.add(tx, Publication.Kind.PUBLISH, id, revision);
        audit.add(tx, actor, "entry.publish", id, "revision " + revision);
        StoredEntry entry = entries.setLive(tx, draft.entry(), revision, content);
        noteMove(tx, draft.entry(), entry, actor);
        return new PublishOutcome.Accepted(entry, publication);
    }

    private void noteMove(
            Transaction tx, StoredEntry before, StoredEntry after, @Nullable UUID actor) {
        String from = before.livePath();
        if (from != null && !from.equals(after.livePath())) {
            audit.add(tx, actor, "entry.move", after.id(), from + " → " + after.livePath());
        }
    }

    /**
     * Gives the former addresses of an entry of one name up: they lead nowhere any more, and
     * another entry may be called so.
     *
     * @return false when the entry has none of that name
     */
    public boolean releaseAddress(Transaction tx, UUID id, String slug, UUID actor) {
        StoredEntry entry = entries.find(tx, id).orElse(null);
        if (entry == null || !Renames.release(tx, id, slug)) {
            return false;
        }
        if (entry.isLive()) {
            publications.add(tx, Publication.Kind.PUBLISH, id, entry.liveRevision());
        }
        audit.add(tx, actor, "entry.release-address", id, slug);
        entries.nextGeneration(tx);
        return true;
    }

    /** As {@link #publishRevision}, unless that revision or a newer one is public already. */
    PublishOutcome publishNewer(Transaction tx, UUID id, int revision, @Nullable UUID actor) {
        StoredEntry entry = entries.find(tx, id).orElse(null);
        Integer live = entry == null ? null : entry.liveRevision();
        return entry != null && live != null && live >= revision
                ? new PublishOutcome.NotLive(entry)
                : publishRevision(tx, id, revision, actor);
    }

    /** Takes an entry away from the public; its draft and history stay. */
    public PublishOutcome unpublish(Transaction tx, UUID entry, @Nullable UUID actor) {
        return unpublish(tx, entry, actor, "");
    }

    /**
     * As {@link #unpublish(Transaction, UUID, UUID)}.
     *
     * @param reason for the record; empty for none
     */
    public PublishOutcome unpublish(
            Transaction tx, UUID entry, @Nullable UUID actor, String reason) {
        Optional<Draft> found = entries.lockDraft(tx, entry);
        if (found.isEmpty()) {
            return new PublishOutcome.NotFound();
        }
        Draft draft = found.get();
        custody.check(tx, draft.entry(), null);
        return draft.entry().isLive()
                ? accepted(tx, draft, Publication.Kind.UNPUBLISH, actor, reason)
                : new PublishOutcome.NotLive(draft.entry());
    }

    /**
     * Puts an entry into the trash, after taking it away from the public where it is public.
     *
     * @param reason for the record; empty for none
     * @return false when there is no such entry, or it is in the trash already
     */
    public boolean trash(Transaction tx, UUID entry, @Nullable UUID actor, String reason) {
        Optional<Draft> draft = entries.lockDraft(tx, entry);
        if (draft.isEmpty()) {
            return false;
        }
        custody.check(tx, draft.get().entry(), null);
        audit.add(tx, actor, "entry.trash", entry, reason);
        if (draft.get().entry().isLive()) {
            accepted(tx, draft.get(), Publication.Kind.UNPUBLISH, actor, reason);
        }
        return entries.trash(tx, entry);
    }

    /** Takes an entry out of the trash, as a draft; false when it is not there. */
    public boolean takeFromTrash(Transaction tx, UUID entry, @Nullable UUID actor) {
        boolean taken = entries.takeFromTrash(tx, entry);
        if (taken) {
            audit.add(tx, actor, "entry.take-from-trash", entry, "");
        }
        return taken;
    }

    private PublishOutcome accepted(
            Transaction tx,
            Draft draft,
            Publication.Kind kind,
            @Nullable UUID actor,
            String reason) {
        UUID id = draft.entry().id();
        Integer revision =
                kind == Publication.Kind.PUBLISH
                        ? Integer.valueOf(draft.entry().draftRevision())
                        : null;
        Publication publication = publications.add(tx, kind, id, revision);
        String details = "revision " + draft.entry().draftRevision();
        audit.add(
                tx,
                actor,
                "entry." + kind.id(),
                id,
                reason.isEmpty() ? details : details + ": " + reason);
        StoredEntry entry = entries.setLive(tx, draft, kind == Publication.Kind.PUBLISH);
        noteMove(tx, draft.entry(), entry, actor);
        return new PublishOutcome.Accepted(entry, publication);
    }

    /**
     * Has the site made anew, as something changed that all its pages show.
     *
     * @param actor null for the program itself
     * @param action for the record
     */
    public Publication publishSite(
            Transaction tx, @Nullable UUID actor, String action, String details) {
        Publication publication = publications.add(tx, Publication.Kind.SETTINGS, null);
        audit.add(tx, actor, action, null, details);
        entries.nextGeneration(tx);
        return publication;
    }

    /**
     * Makes many drafts public at once (an import), each as of the time it was saved: one piece of
     * work for the publisher, one audit event. What an office keeps is not among them: see {@link
     * #isKept}.
     *
     * @param batch at most {@link EntryStore#MAX_BATCH_ENTRIES}; unknown ones are left out
     */
    public void publishAll(Transaction tx, Collection<UUID> batch, @Nullable UUID actor) {
        if (batch.isEmpty()) {
            return;
        }
        publications.add(tx, Publication.Kind.PUBLISH, null);
        audit.add(tx, actor, "entry.publish", null, batch.size() + " entries");
        entries.setAllLive(tx, batch);
    }
}
