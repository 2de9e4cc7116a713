package jp.musubi.cms.registration;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the office verified about applications, item by item. */
final class CheckStore {
    private final Database database;

    CheckStore(Database database) {
        this.database = database;
    }

    /** The items that are ticked. */
    Set<String> ticked(UUID application) {
        return database.read(tx -> ticked(tx, application));
    }

    private static Set<String> ticked(Transaction tx, UUID application) {
        return new TreeSet<>(
                tx.handle()
                        .createQuery("select item from application_check where application_id = ?")
                        .bind(0, Ids.bytes(application))
                        .mapTo(String.class)
                        .list());
    }

    /**
     * Ticks exactly these; what was ticked before keeps who ticked it. The transaction has locked
     * the application.
     */
    void tick(Transaction tx, UUID application, Collection<String> items, UUID by) {
        Set<String> before = ticked(tx, application);
        for (String item : before) {
            if (!items.contains(item)) {
                tx.handle()
                        .createUpdate(
                                "delete from application_check"
                                        + " where application_id = ? and item = ?")
                        .bind(0, Ids.bytes(application))
                        .bind(1, item)
                        .execute();
            }
        }
        for (String item : new TreeSet<>(items)) {
            if (!before.contains(item)) {
                tx.handle()
                        .createUpdate(
                                "insert into application_check"
                                        + " (application_id, item, ticked_by, ticked_at)"
                                        + " values (?, ?, ?, ?)")
                        .bind(0, Ids.bytes(application))
                        .bind(1, item)
                        .bind(2, Ids.bytes(by))
                        .bind(3, Micros.of(tx.now()))
                        .execute();
            }
        }
    }
}
