package jp.musubi.cms.publish;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
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

    public Publishing(EntryStore entries, PublicationStore publications, AuditLog audit) {
        this.entries = entries;
        this.publications = publications;
        this.audit = audit;
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
        return accepted(tx, draft, Publication.Kind.PUBLISH, actor);
    }

    /** Takes an entry away from the public; its draft and history stay. */
    public PublishOutcome unpublish(Transaction tx, UUID entry, @Nullable UUID actor) {
        Optional<Draft> found = entries.lockDraft(tx, entry);
        if (found.isEmpty()) {
            return new PublishOutcome.NotFound();
        }
        Draft draft = found.get();
        return draft.entry().isLive()
                ? accepted(tx, draft, Publication.Kind.UNPUBLISH, actor)
                : new PublishOutcome.NotLive(draft.entry());
    }

    private PublishOutcome accepted(
            Transaction tx, Draft draft, Publication.Kind kind, @Nullable UUID actor) {
        UUID id = draft.entry().id();
        Publication publication = publications.add(tx, kind, id);
        audit.add(tx, actor, "entry." + kind.id(), id, "revision " + draft.entry().draftRevision());
        StoredEntry entry = entries.setLive(tx, draft, kind == Publication.Kind.PUBLISH);
        return new PublishOutcome.Accepted(entry, publication);
    }

    /**
     * Makes many drafts public at once (an import), each as of the time it was saved: one piece of
     * work for the publisher, one audit event.
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
