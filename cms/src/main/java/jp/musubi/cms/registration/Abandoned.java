package jp.musubi.cms.registration;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.Purge;
import jp.musubi.cms.publish.Publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Takes away applications that were begun and forgotten, withdrawn or declined: who applied is
 * deleted, what was written of the group goes to the trash, and is deleted from there after a
 * while. What waits for the office stays, so does what was ever public.
 */
public record Abandoned(
        ApplicationStore applications, EntryStore entries, Publishing publishing, AuditLog audit) {
    /**
     * How long nobody must have written in an application; longer than a link to it is good, so
     * that nobody is promised what is gone.
     */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

    /**
     * How long applications that were withdrawn or declined are kept: for questions, and longer
     * than the link in the last mail is good.
     */
    static final Duration DECIDED_KEPT = Duration.ofDays(90);

    /** How long what was swept stays in the trash, from where staff may take it. */
    static final Duration TRASH_KEPT = Duration.ofDays(90);

    /** What is taken away in one transaction. */
    private static final int MAX_APPLICATIONS = 100;

    /** Takes away what was forgotten; returns how many applications. */
    public int sweep(Transaction tx) {
        Instant before = tx.now().minus(FORGOTTEN_AFTER);
        return (int)
                applications.forgotten(tx, Applicants.PURPOSE, before, MAX_APPLICATIONS).stream()
                        .filter(id -> takeAway(tx, id, before))
                        .count();
    }

    /** Takes away what was withdrawn or declined; returns how many applications. */
    public int sweepDecided(Transaction tx) {
        Instant before = tx.now().minus(DECIDED_KEPT);
        List<Application> over = applications.overSince(tx, before, MAX_APPLICATIONS);
        for (Application application : over) {
            remove(tx, application, application.state().id());
            boolean applied = application.kind() == Application.Kind.REGISTRATION;
            boolean used =
                    entries.lockDraft(tx, application.group())
                            .map(Draft::entry)
                            .filter(entry -> entry.publishedAt() != null)
                            .isPresent();
            if (applied && !used) {
                putAway(tx, application.group(), application.state().id());
            }
        }
        return over.size();
    }

    /** Deletes for good what has been in the trash for long since it was swept there. */
    public int purge(Transaction tx) {
        Instant before = tx.now().minus(TRASH_KEPT);
        List<UUID> groups = SweptGroups.purgeable(tx, before, MAX_APPLICATIONS);
        for (UUID group : groups) {
            SweptGroups.forget(tx, group);
            if (Purge.entry(tx, group)) {
                audit.add(tx, null, "registration.purge", group, "");
            }
        }
        return groups.size();
    }

    /** Looks once more while nobody else writes in it: false when somebody just did. */
    private boolean takeAway(Transaction tx, UUID id, Instant before) {
        Application application = applications.lock(tx, id).orElse(null);
        if (application == null
                || application.state() != ApplicationState.DRAFT
                || !application.savedAt().isBefore(before)) {
            return false;
        }
        boolean kept =
                entries.lockDraft(tx, application.group())
                        .map(Draft::entry)
                        .filter(entry -> entry.isLive() || !entry.savedAt().isBefore(before))
                        .isPresent();
        if (kept) {
            return false;
        }
        remove(tx, application, "");
        putAway(tx, application.group(), "abandoned");
        return true;
    }

    private void remove(Transaction tx, Application application, String state) {
        applications.remove(tx, application.id());
        String number = "application " + application.number();
        audit.add(
                tx,
                null,
                "registration.abandon",
                application.group(),
                state.isEmpty() ? number : number + " " + state);
    }

    private void putAway(Transaction tx, UUID group, String why) {
        publishing.trash(tx, group, null, why);
        SweptGroups.note(tx, group);
    }
}
