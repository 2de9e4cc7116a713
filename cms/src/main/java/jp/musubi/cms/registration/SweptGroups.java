package jp.musubi.cms.registration;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows of drafts that are in the trash because applications were swept away. */
final class SweptGroups {
    private SweptGroups() {}

    /** Notes that the draft of a group is in the trash because its application was swept away. */
    static void note(Transaction tx, UUID group) {
        tx.handle()
                .createUpdate(
                        "insert into abandoned_group (group_id, swept_at) values (?, ?)"
                                + " on duplicate key update swept_at = values(swept_at)")
                .bind(0, Ids.bytes(group))
                .bind(1, Micros.of(tx.now()))
                .execute();
    }

    /** Forgets that. */
    static void forget(Transaction tx, UUID group) {
        tx.handle()
                .createUpdate("delete from abandoned_group where group_id = ?")
                .bind(0, Ids.bytes(group))
                .execute();
    }

    /**
     * Drafts of groups that were swept away before a time and are in the trash since. What staff
     * took out or threw away themselves is not among them, nor what anything else relies on: a
     * review, a registration, people, entries or files of its own.
     */
    static List<UUID> purgeable(Transaction tx, Instant before, int limit) {
        return tx.handle()
                .createQuery(
                        "select a.group_id from abandoned_group a"
                                + " join entry e on e.id = a.group_id"
                                + " where a.swept_at < :before and e.trashed_at <= a.swept_at"
                                + " and e.published_at is null and e.live_revision is null"
                                + unless("publication", "entry_id")
                                + unless("review", "entry_id")
                                + unless("schedule", "entry_id")
                                + unless("application", "group_id")
                                + unless("registration", "group_id")
                                + unless("freshness_question", "group_id")
                                + unless("membership", "group_id")
                                + unless("asset", "owner")
                                + unless("entry", "owner")
                                + " order by a.swept_at, a.group_id limit :limit")
                .bind("before", Micros.of(before))
                .bind("limit", limit)
                .map((row, context) -> Ids.of(row.getBytes("group_id")))
                .list();
    }

    private static String unless(String table, String column) {
        return " and not exists (select 1 from " + table + " x where x." + column + " = e.id)";
    }
}
