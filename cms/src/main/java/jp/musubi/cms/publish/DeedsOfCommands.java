package jp.musubi.cms.publish;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.release.Deed;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.FolderLock;
import jp.musubi.cms.release.Releases;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Puts into the record what commands did to the releases and to the keys of credentials. */
public record DeedsOfCommands(Database database, AuditLog audit, Releases releases, Deeds deeds) {

    /**
     * Records what was noted since, and forgets the notes. A program that dies in between records
     * them twice rather than never.
     */
    public void record() throws IOException {
        if (!deeds.areThere()) {
            return;
        }
        Optional<FolderLock> lock = releases.tryLock();
        if (lock.isEmpty()) {
            return;
        }
        try (FolderLock _ = lock.get()) {
            List<Deed> noted = deeds.all();
            database.write(tx -> {
                noted.forEach(deed -> record(tx, deed));
                return noted;
            });
            deeds.forget();
        }
    }

    private void record(Transaction tx, Deed deed) {
        String who = "by " + deed.by() + " at " + deed.at();
        switch (deed.kind()) {
            case HOLD ->
                    audit.add(
                            tx,
                            null,
                            "publishing.hold-by-command",
                            null,
                            "release %d instead of %d, %s"
                                    .formatted(deed.release(), deed.instead(), who));
            case RESUME -> audit.add(tx, null, "publishing.resume-by-command", null, who);
            case KEY_CREATE -> audit.add(tx, null, "key.create-by-command", null, of(deed, who));
            case KEY_RETIRE -> audit.add(tx, null, "key.retire-by-command", null, of(deed, who));
            case KEY_COMPROMISE ->
                    audit.add(tx, null, "key.compromise-by-command", null, of(deed, who));
        }
    }

    private static String of(Deed deed, String who) {
        return deed.key() + ", " + who;
    }
}
