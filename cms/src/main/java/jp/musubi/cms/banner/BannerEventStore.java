package jp.musubi.cms.banner;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** The steps that banners took. Nothing of it is ever changed or removed. */
public final class BannerEventStore {
    private final Database database;
    private final Ids ids;

    public BannerEventStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The steps of a banner, oldest first. */
    public List<BannerEvent> of(UUID banner) {
        return database.read(tx -> of(tx, banner));
    }

    static List<BannerEvent> of(Transaction tx, UUID banner) {
        return tx.handle()
                .createQuery("select * from banner_event where banner = ? order by at, id")
                .bind(0, Ids.bytes(banner))
                .map((row, context) -> event(row))
                .list();
    }

    void add(Transaction tx, BannerEvent event) {
        LocalDate until = event.words().until();
        tx.handle()
                .createUpdate(
                        "insert into banner_event (id, banner, step, counts_from, until, at,"
                            + " proposed_by, decided_by, document, words) values (?, ?, ?, ?, ?, ?,"
                            + " ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Ids.bytes(event.banner()))
                .bind(2, event.step().name())
                .bind(3, event.day().toString())
                .bind(4, until == null ? null : until.toString())
                .bind(5, Micros.of(event.at()))
                .bind(6, bytes(event.proposedBy()))
                .bind(7, bytes(event.decidedBy()))
                .bind(8, event.words().document())
                .bind(9, event.words().json())
                .execute();
    }

    /** Whether it was noted that the end of a term was told so long before. */
    static boolean isNoticed(Transaction tx, UUID banner, LocalDate until, int days) {
        return tx.handle()
                .createQuery(
                        "select 1 from banner_notice where banner = ? and until = ? and days = ?")
                .bind(0, Ids.bytes(banner))
                .bind(1, until.toString())
                .bind(2, days)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Notes that the end of a term is told so long before. */
    static void notice(Transaction tx, UUID banner, LocalDate until, int days) {
        tx.handle()
                .createUpdate(
                        "insert into banner_notice (banner, until, days, sent_at)"
                                + " values (?, ?, ?, ?)")
                .bind(0, Ids.bytes(banner))
                .bind(1, until.toString())
                .bind(2, days)
                .bind(3, Micros.of(tx.now()))
                .execute();
    }

    /**
     * The next count of a year, which nothing has had.
     *
     * @param programme whose number it is for
     * @param counting ids of all programmes that give such numbers, in their order
     * @param given the highest count that is known to have been given
     */
    static int nextCount(
            Transaction tx, String programme, SortedSet<String> counting, int year, int given) {
        int last = given;
        // Each locks all in one order, so that two who count at once wait for each other.
        for (String each : counting) {
            last = Math.max(last, lastCount(tx, each, year));
        }
        int next = last + 1;
        tx.handle()
                .createUpdate(
                        "update banner_count set amount = ? where programme = ? and in_year = ?")
                .bind(0, next)
                .bind(1, programme)
                .bind(2, year)
                .execute();
        return next;
    }

    /** What a programme counted last in a year; nobody else counts until the transaction ends. */
    private static int lastCount(Transaction tx, String programme, int year) {
        tx.handle()
                .createUpdate(
                        "insert into banner_count (amount, programme, in_year) values (0, ?, ?)"
                                + " on duplicate key update amount = amount")
                .bind(0, programme)
                .bind(1, year)
                .execute();
        return tx.handle()
                .createQuery(
                        "select amount from banner_count"
                                + " where programme = ? and in_year = ? for update")
                .bind(0, programme)
                .bind(1, year)
                .mapTo(Integer.class)
                .one();
    }

    private static byte @Nullable [] bytes(@Nullable UUID id) {
        return id == null ? null : Ids.bytes(id);
    }

    static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Ids.of(bytes);
    }

    private static BannerEvent event(ResultSet row) throws SQLException {
        return new BannerEvent(
                Ids.of(row.getBytes("banner")),
                BannerStep.valueOf(row.getString("step")),
                LocalDate.parse(row.getString("counts_from")),
                Micros.get(row, "at"),
                id(row, "proposed_by"),
                id(row, "decided_by"),
                BannerWords.of(row.getString("words"), row.getString("document")));
    }
}
