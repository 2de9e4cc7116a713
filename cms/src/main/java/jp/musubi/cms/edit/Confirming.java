package jp.musubi.cms.edit;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.SaveOutcome;
import jp.musubi.cms.entry.Saving;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Value;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Saying that a page is still right: it is dated today and published at once. What is public stays
 * exactly as it is otherwise; a draft that says more stays a draft.
 */
final class Confirming {
    /** The field that holds the day; only this act and staff write it. */
    static final String FIELD = "confirmed_on";

    private final EntryStore entries;
    private final Publishing publishing;
    private final AuditLog audit;

    Confirming(EntryStore entries, Publishing publishing, AuditLog audit) {
        this.entries = entries;
        this.publishing = publishing;
        this.audit = audit;
    }

    /**
     * Dates a published page.
     *
     * @throws Refusal if it is not published
     */
    void confirm(Transaction tx, UUID id, UUID account, LocalDate today) {
        Draft draft = entries.lockDraft(tx, id).orElseThrow(Refusal::notFound);
        Integer live = draft.entry().liveRevision();
        if (live == null) {
            throw Refusal.because(ProblemType.CONFLICT, "not-live");
        }
        Content shown = entries.revision(tx, id, live).orElseThrow(Refusal::notFound);
        StoredEntry dated = save(tx, draft.entry(), dated(shown, today), account);
        publishing.publish(tx, id, OptionalLong.of(dated.version()), account);
        if (draft.entry().hasUnpublishedChanges()) {
            save(tx, dated, dated(draft.content(), today), account);
        }
        audit.add(tx, account, "entry.confirm", id, today.toString());
    }

    private StoredEntry save(Transaction tx, StoredEntry entry, Content content, UUID account) {
        Saving saving = Saving.of(account, Saving.Origin.CONFIRM);
        return switch (entries.saveAs(tx, entry.id(), entry.version(), content, saving)) {
            case SaveOutcome.Saved(StoredEntry saved) -> saved;
            case SaveOutcome.Stale(Draft current) -> throw Refusal.of(ProblemType.STALE);
            case SaveOutcome.NotFound() -> throw Refusal.notFound();
        };
    }

    private static Content dated(Content content, LocalDate today) {
        return new Content(
                content.fields().with(FIELD, new Value.Text(today.toString())), content.shown());
    }
}
