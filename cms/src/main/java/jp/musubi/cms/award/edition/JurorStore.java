package jp.musubi.cms.award.edition;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who scores in which edition. */
public final class JurorStore {
    /** Groups that a juror may declare to be close to. */
    public static final int MAX_INTERESTS = 50;

    /** UTF-16 units of why somebody left a jury. */
    public static final int MAX_REASON_UNITS = 1_000;

    private final Database database;

    public JurorStore(Database database) {
        this.database = database;
    }

    /** Names somebody; who left comes back. False if they are in the jury already. */
    static boolean add(Transaction tx, UUID edition, UUID account) {
        Optional<Juror> before = find(tx, edition, account);
        if (before.filter(Juror::isActive).isPresent()) {
            return false;
        }
        String sql =
                before.isPresent()
                        ? "update award_juror set named_at = ?, released_at = null,"
                                + " release_reason = null where edition = ? and account = ?"
                        : "insert into award_juror (named_at, edition, account, interests)"
                                + " values (?, ?, ?, '')";
        tx.handle()
                .createUpdate(sql)
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(edition))
                .bind(2, Ids.bytes(account))
                .execute();
        return true;
    }

    static void release(Transaction tx, UUID edition, UUID account, String reason) {
        tx.handle()
                .createUpdate(
                        "update award_juror set released_at = ?, release_reason = ?"
                                + " where edition = ? and account = ?")
                .bind(0, Micros.of(tx.now()))
                .bind(1, StorableText.cut(reason, MAX_REASON_UNITS))
                .bind(2, Ids.bytes(edition))
                .bind(3, Ids.bytes(account))
                .execute();
    }

    /** Keeps which groups a juror is close to. */
    public static void declare(Transaction tx, UUID edition, UUID account, List<UUID> interests) {
        tx.handle()
                .createUpdate(
                        "update award_juror set interests = ? where edition = ? and account = ?")
                .bind(
                        0,
                        interests.stream()
                                .distinct()
                                .limit(MAX_INTERESTS)
                                .map(UUID::toString)
                                .collect(Collectors.joining("\n")))
                .bind(1, Ids.bytes(edition))
                .bind(2, Ids.bytes(account))
                .execute();
    }

    /** Notes that a juror handed all in. */
    public static void handIn(Transaction tx, UUID edition, UUID account) {
        tx.handle()
                .createUpdate(
                        "update award_juror set handed_in_at = ? where edition = ? and account = ?")
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(edition))
                .bind(2, Ids.bytes(account))
                .execute();
    }

    /** Whether somebody is in a jury, of any edition. */
    public boolean isJuror(UUID account) {
        return database.read(tx -> !ofAccount(tx, account).isEmpty());
    }

    /** The juries that somebody is in. */
    public static List<Juror> ofAccount(Transaction tx, UUID account) {
        return tx.handle()
                .createQuery(
                        "select * from award_juror where account = ? and released_at is null"
                                + " order by named_at desc")
                .bind(0, Ids.bytes(account))
                .map((row, context) -> juror(row))
                .list();
    }

    /** Everybody who is or was in a jury, in the order in which they were named. */
    public static List<Juror> of(Transaction tx, UUID edition) {
        return tx.handle()
                .createQuery(
                        "select * from award_juror where edition = ? order by named_at, account")
                .bind(0, Ids.bytes(edition))
                .map((row, context) -> juror(row))
                .list();
    }

    /** Everybody who is in a jury, in the order in which they were named. */
    public static List<Juror> active(Transaction tx, UUID edition) {
        return of(tx, edition).stream().filter(Juror::isActive).toList();
    }

    /** Somebody as a juror of an edition. */
    public static Optional<Juror> find(Transaction tx, UUID edition, UUID account) {
        return of(tx, edition).stream().filter(each -> each.account().equals(account)).findFirst();
    }

    private static Juror juror(ResultSet row) throws SQLException {
        return new Juror(
                Ids.of(row.getBytes("edition")),
                Ids.of(row.getBytes("account")),
                row.getString("interests")
                        .lines()
                        .flatMap(line -> Request.uuid(line).stream())
                        .toList(),
                Micros.find(row, "handed_in_at"),
                Micros.find(row, "released_at"),
                Objects.requireNonNullElse(row.getString("release_reason"), ""));
    }
}
