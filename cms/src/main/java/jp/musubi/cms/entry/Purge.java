package jp.musubi.cms.entry;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;

import java.util.List;
import java.util.UUID;

/** Deletes for good what is in the trash. */
public final class Purge {
    private static final List<String> DELETED =
            List.of("edit_link where entry_id", "revision where entry_id", "entry where id");

    private Purge() {}

    /**
     * Deletes an entry of the trash with its history and the addresses at which it could be looked
     * at. What was ever public stays; the audit log always does. Rows of features that rely on the
     * entry are to be gone before: the database refuses otherwise.
     *
     * @return false when it is not in the trash, or was public once
     */
    public static boolean entry(Transaction tx, UUID id) {
        boolean mayGo =
                tx.handle()
                        .createQuery(
                                "select id from entry where id = ? and trashed_at is not null"
                                        + " and published_at is null and live_revision is null"
                                        + " for update")
                        .bind(0, Ids.bytes(id))
                        .map((row, context) -> Ids.of(row.getBytes("id")))
                        .findOne()
                        .isPresent();
        if (!mayGo) {
            return false;
        }
        for (String row : DELETED) {
            tx.handle()
                    .createUpdate("delete from " + row + " = ?")
                    .bind(0, Ids.bytes(id))
                    .execute();
        }
        return true;
    }
}
