package jp.musubi.cms.edit;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who has which entry open in a form, in all processes on one store. It is a courtesy: safety does
 * not depend on it. Safe for many threads.
 */
final class Presence {
    /** After how long without a sign a form counts as closed. */
    static final Duration SILENT = Duration.ofSeconds(70);

    /** A sign is written down again only after this; forms give one each half minute at least. */
    static final Duration FRESH = Duration.ofSeconds(20);

    private final Database database;

    Presence(Database database) {
        this.database = database;
    }

    /** Accounts with the entry open, and whether what is known of the one asked for is fresh. */
    private record Signs(List<UUID> others, boolean fresh) {}

    /** Notes that a form is open, and tells which other accounts have the entry open. */
    List<UUID> sign(UUID entry, UUID account) {
        Signs signs = database.read(tx -> signs(tx, entry, account));
        if (!signs.fresh()) {
            database.write(tx -> note(tx, entry, account));
        }
        return signs.others();
    }

    private static Signs signs(Transaction tx, UUID entry, UUID account) {
        Map<UUID, Instant> seen = new LinkedHashMap<>();
        tx.handle()
                .createQuery(
                        "select account_id, seen_at from presence"
                                + " where entry_id = ? and seen_at >= ? order by account_id")
                .bind(0, Ids.bytes(entry))
                .bind(1, Micros.of(tx.now().minus(SILENT)))
                .map((row, context) ->
                        Map.entry(Ids.of(row.getBytes("account_id")), Micros.get(row, "seen_at")))
                .forEach(sign -> seen.put(sign.getKey(), sign.getValue()));
        Instant own = seen.remove(account);
        boolean fresh = own != null && own.plus(FRESH).isAfter(tx.now());
        return new Signs(List.copyOf(seen.keySet()), fresh);
    }

    private static boolean note(Transaction tx, UUID entry, UUID account) {
        tx.handle()
                .createUpdate("delete from presence where seen_at < ?")
                .bind(0, Micros.of(tx.now().minus(SILENT)))
                .execute();
        return put(
                        tx,
                        "update presence set seen_at = ? where entry_id = ? and account_id = ?",
                        entry,
                        account)
                || insert(tx, entry, account);
    }

    /** False when another form of the same person was faster. */
    private static boolean insert(Transaction tx, UUID entry, UUID account) {
        try {
            return put(
                    tx,
                    "insert into presence (seen_at, entry_id, account_id) values (?, ?, ?)",
                    entry,
                    account);
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean put(Transaction tx, String sql, UUID entry, UUID account) {
        return tx.handle()
                        .createUpdate(sql)
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Ids.bytes(entry))
                        .bind(2, Ids.bytes(account))
                        .execute()
                > 0;
    }
}
