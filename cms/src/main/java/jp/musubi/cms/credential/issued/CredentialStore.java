package jp.musubi.cms.credential.issued;

import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.credential.issued.Certified.Standing;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which credentials entries have, and their places in the list of revoked ones. */
final class CredentialStore {
    private CredentialStore() {}

    /**
     * A credential of an entry.
     *
     * @param serial counts those of the entry, from 1
     * @param place in the list of revoked ones; never used again
     */
    record Issued(UUID entry, int serial, int place, boolean revoked) {}

    /** All that were ever issued, those of each entry in order. */
    static List<Issued> all(Transaction tx) {
        return tx.handle()
                .createQuery("select * from issued_credential order by entry, serial")
                .map((row, context) ->
                        new Issued(
                                Ids.of(row.getBytes("entry")),
                                row.getInt("serial"),
                                row.getInt("place"),
                                Micros.find(row, "revoked_at") != null))
                .list();
    }

    /**
     * Brings them up to date: each entry has one, one that is taken back is revoked, and one that
     * holds again has another.
     *
     * @param standings of all entries
     * @return the last one of each entry
     */
    static Map<UUID, Issued> follow(Transaction tx, Map<UUID, Standing> standings) {
        List<Issued> all = all(tx);
        Set<Integer> used =
                all.stream().map(Issued::place).collect(Collectors.toCollection(TreeSet::new));
        Map<UUID, Issued> last = new HashMap<>();
        all.forEach(each -> last.put(each.entry(), each));
        standings.forEach((entry, standing) -> {
            Issued now = last.get(entry);
            if (now == null || (now.revoked() && standing == Standing.HOLDS)) {
                now = add(tx, entry, now == null ? 1 : now.serial() + 1, used);
            }
            if (standing == Standing.REVOKED && !now.revoked()) {
                now = revoke(tx, now);
            }
            last.put(entry, now);
        });
        return last;
    }

    private static Issued add(Transaction tx, UUID entry, int serial, Set<Integer> used) {
        int place = StatusList.draw(used::contains);
        used.add(place);
        tx.handle()
                .createUpdate(
                        "insert into issued_credential (entry, serial, place, made_at)"
                                + " values (?, ?, ?, ?)")
                .bind(0, Ids.bytes(entry))
                .bind(1, serial)
                .bind(2, place)
                .bind(3, Micros.of(tx.now()))
                .execute();
        return new Issued(entry, serial, place, false);
    }

    private static Issued revoke(Transaction tx, Issued issued) {
        tx.handle()
                .createUpdate(
                        "update issued_credential set revoked_at = ?"
                                + " where entry = ? and serial = ?")
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(issued.entry()))
                .bind(2, issued.serial())
                .execute();
        return new Issued(issued.entry(), issued.serial(), issued.place(), true);
    }
}
