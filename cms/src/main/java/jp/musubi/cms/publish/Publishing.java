package jp.musubi.cms.publish;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;
import jp.musubi.cms.entry.EntryStore;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
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
        return Unwritten.body(entries, publications, audit);
    }

    /** Takes an entry away from the public; its draft and history stay. */
    public PublishOutcome unpublish(Transaction tx, UUID entry, @Nullable UUID actor) {
        return Unwritten.body();
    }

    /**
     * Makes many drafts public at once (an import): one piece of work for the publisher, one audit
     * event.
     *
     * @param entries at most {@link EntryStore#MAX_BATCH_ENTRIES}; unknown ones are left out
     */
    public void publishAll(Transaction tx, Collection<UUID> entries, @Nullable UUID actor) {
        Unwritten.body();
    }
}
