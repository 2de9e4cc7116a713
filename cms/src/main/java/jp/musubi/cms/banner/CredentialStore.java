package jp.musubi.cms.banner;

import jp.musubi.cms.credential.document.StatusList;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.programme.BannerState;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which credentials banners have, and their places in the list of revoked ones. */
final class CredentialStore {
    private CredentialStore() {}

    /**
     * A credential of a banner.
     *
     * @param serial counts those of the banner, from 1
     * @param place in the list of revoked ones; never used again
     */
    record Issued(UUID banner, int serial, int place, boolean revoked) {}

    /** All that were ever issued, those of each banner in order. */
    static List<Issued> all(Transaction tx) {
        return tx.handle()
                .createQuery("select * from banner_credential order by banner, serial")
                .map((row, context) ->
                        new Issued(
                                Ids.of(row.getBytes("banner")),
                                row.getInt("serial"),
                                row.getInt("place"),
                                Micros.find(row, "revoked_at") != null))
                .list();
    }

    /**
     * Brings them up to date: each banner has one, one that is stopped is revoked, and one that is
     * used again has another.
     *
     * @param states of all banners
     * @return the last one of each banner
     */
    static Map<UUID, Issued> follow(Transaction tx, Map<UUID, BannerState> states) {
        List<Issued> all = all(tx);
        Set<Integer> used =
                all.stream().map(Issued::place).collect(Collectors.toCollection(TreeSet::new));
        Map<UUID, Issued> last = new HashMap<>();
        all.forEach(each -> last.put(each.banner(), each));
        states.forEach((banner, state) -> {
            Issued now = last.get(banner);
            boolean stopped = state == BannerState.SUSPENDED || state == BannerState.REVOKED;
            if (now == null || (now.revoked() && state == BannerState.ACTIVE)) {
                now = add(tx, banner, now == null ? 1 : now.serial() + 1, used);
            }
            if (stopped && !now.revoked()) {
                now = revoke(tx, now);
            }
            last.put(banner, now);
        });
        return last;
    }

    private static Issued add(Transaction tx, UUID banner, int serial, Set<Integer> used) {
        int place = StatusList.draw(used::contains);
        used.add(place);
        tx.handle()
                .createUpdate(
                        "insert into banner_credential (banner, serial, place, made_at)"
                                + " values (?, ?, ?, ?)")
                .bind(0, Ids.bytes(banner))
                .bind(1, serial)
                .bind(2, place)
                .bind(3, Micros.of(tx.now()))
                .execute();
        return new Issued(banner, serial, place, false);
    }

    private static Issued revoke(Transaction tx, Issued issued) {
        tx.handle()
                .createUpdate(
                        "update banner_credential set revoked_at = ?"
                                + " where banner = ? and serial = ?")
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(issued.banner()))
                .bind(2, issued.serial())
                .execute();
        return new Issued(issued.banner(), issued.serial(), issued.place(), true);
    }
}
