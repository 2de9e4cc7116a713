package jp.musubi.cms.registration;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.publish.Publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes away applications that were begun and forgotten: who applied is deleted, what was written
 * of the group goes to the trash. What was ever handed in stays, and so does what is public.
 */
public record Abandoned(
        ApplicationStore applications, EntryStore entries, Publishing publishing, AuditLog audit) {
    /**
     * How long nobody must have written in an application; longer than a link to it is good, so
     * that nobody is promised what is gone.
     */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

    /** Applications that are taken away in one transaction. */
    private static final int MAX_APPLICATIONS = 100;

    /** Takes away what was forgotten; returns how many applications. */
    public int sweep(Transaction tx) {
        Instant before = tx.now().minus(FORGOTTEN_AFTER);
        return (int)
                applications.forgotten(tx, Applicants.PURPOSE, before, MAX_APPLICATIONS).stream()
                        .filter(id -> takeAway(tx, id, before))
                        .count();
    }

    /** Looks once more while nobody else writes in it: false when somebody just did. */
    private boolean takeAway(Transaction tx, UUID id, Instant before) {
        Application application = applications.lock(tx, id).orElse(null);
        if (application == null
                || application.state() != ApplicationState.DRAFT
                || !application.savedAt().isBefore(before)) {
            return false;
        }
        Optional<Draft> group = entries.lockDraft(tx, application.group());
        boolean kept =
                group.map(Draft::entry)
                        .filter(entry -> entry.isLive() || !entry.savedAt().isBefore(before))
                        .isPresent();
        if (kept) {
            return false;
        }
        String number = "application " + application.number();
        applications.remove(tx, id);
        audit.add(tx, null, "registration.abandon", application.group(), number);
        publishing.trash(tx, application.group(), null, "abandoned");
        return true;
    }
}
