package jp.musubi.cms.watch;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Digests;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pages that are looked at, one row for each banner and address. */
public final class SightingStore {
    /** The longest address that is watched, in UTF-16 units. */
    public static final int MAX_ADDRESS_UNITS = 2_000;

    private SightingStore() {}

    /** All, the next due first. */
    public static List<Sighting> all(Transaction tx) {
        return tx.handle()
                .createQuery("select * from banner_sighting order by due_at, address")
                .map((row, context) -> sighting(row))
                .list();
    }

    /** Those of a banner, by address. */
    public static List<Sighting> of(Transaction tx, UUID banner) {
        return tx.handle()
                .createQuery("select * from banner_sighting where banner = ? order by address")
                .bind(0, Ids.bytes(banner))
                .map((row, context) -> sighting(row))
                .list();
    }

    /** One; nobody else changes it until the transaction ends. */
    public static Optional<Sighting> lock(Transaction tx, UUID banner, String address) {
        return tx.handle()
                .createQuery(
                        "select * from banner_sighting where banner = ? and address_digest = ?"
                                + " for update")
                .bind(0, Ids.bytes(banner))
                .bind(1, digest(address))
                .map((row, context) -> sighting(row))
                .findOne();
    }

    /** When the next is due; empty for none. */
    public static Optional<Instant> nextDue(Transaction tx) {
        return tx.handle()
                .createQuery("select due_at from banner_sighting order by due_at limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(Micros::instant);
    }

    /** Begins to watch a page. */
    public static void add(Transaction tx, UUID banner, String address, Instant dueAt) {
        tx.handle()
                .createUpdate(
                        "insert into banner_sighting (banner, address_digest, address, due_at)"
                                + " values (?, ?, ?, ?)")
                .bind(0, Ids.bytes(banner))
                .bind(1, digest(address))
                .bind(2, address)
                .bind(3, Micros.of(dueAt))
                .execute();
    }

    /** Watches a page no more. */
    public static void remove(Transaction tx, Sighting sighting) {
        tx.handle()
                .createUpdate("delete from banner_sighting where banner = ? and address_digest = ?")
                .bind(0, Ids.bytes(sighting.banner()))
                .bind(1, digest(sighting.address()))
                .execute();
    }

    /** Says when a page is looked at next. */
    public static void plan(Transaction tx, Sighting sighting, Instant dueAt) {
        tx.handle()
                .createUpdate(
                        "update banner_sighting set due_at = ?"
                                + " where banner = ? and address_digest = ?")
                .bind(0, Micros.of(dueAt))
                .bind(1, Ids.bytes(sighting.banner()))
                .bind(2, digest(sighting.address()))
                .execute();
    }

    /**
     * Makes all pages of a banner due, unless somebody did so after that moment.
     *
     * @return whether there was anything to do
     */
    public static boolean hasten(Transaction tx, UUID banner, Instant unlessAfter) {
        List<Long> claimed =
                tx.handle()
                        .createQuery(
                                "select coalesce(claimed_at, 0) from banner_sighting"
                                        + " where banner = ? for update")
                        .bind(0, Ids.bytes(banner))
                        .mapTo(Long.class)
                        .list();
        long after = Micros.of(unlessAfter);
        if (claimed.isEmpty() || claimed.stream().anyMatch(each -> each > after)) {
            return false;
        }
        tx.handle()
                .createUpdate(
                        "update banner_sighting set due_at = :now, claimed_at = :now"
                                + " where banner = :banner")
                .bind("now", Micros.of(tx.now()))
                .bind("banner", Ids.bytes(banner))
                .execute();
        return true;
    }

    /** Keeps what was found now. */
    public static void found(
            Transaction tx,
            Sighting sighting,
            Finding finding,
            Instant next,
            @Nullable Instant wrongSince,
            @Nullable String told) {
        tx.handle()
                .createUpdate(
                        "update banner_sighting set looked_at = :now, claimed_at = :now, kind ="
                                + " :kind, detail = :detail, due_at = :due, wrong_since = :since,"
                                + " told = :told where banner = :banner and address_digest ="
                                + " :digest")
                .bind("now", Micros.of(tx.now()))
                .bind("kind", finding.kind())
                .bind("detail", finding.detail())
                .bind("due", Micros.of(next))
                .bind("since", Micros.orNull(wrongSince))
                .bind("told", told)
                .bind("banner", Ids.bytes(sighting.banner()))
                .bind("digest", digest(sighting.address()))
                .execute();
    }

    private static byte[] digest(String address) {
        return Digests.sha256(address.getBytes(StandardCharsets.UTF_8));
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new Sighting(
                Ids.of(row.getBytes("banner")),
                row.getString("address"),
                Micros.get(row, "due_at"),
                Micros.find(row, "looked_at"),
                kind == null ? null : Finding.of(kind, row.getString("detail")).orElse(null),
                Micros.find(row, "wrong_since"),
                row.getString("told"));
    }
}
