package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Secrets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sessions of browsers. A session ends at once when it, or its account, is ended here. */
public final class SessionStore {
    /** How long a browser of somebody who writes for groups stays signed in. */
    public static final Duration KEPT_FOR_MEMBERS = Duration.ofDays(30);

    /** How long a browser of staff stays signed in: a working day. */
    public static final Duration KEPT_FOR_STAFF = Duration.ofHours(12);

    /** How long somebody may look for their second factor. */
    public static final Duration KEPT_HALF_DONE = Duration.ofMinutes(10);

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(5);
    private static final int MAX_DEVICE_UNITS = 200;
    private static final String COLUMNS =
            "s.id, s.account_id, s.complete, s.way, s.device, s.created_at, s.used_at,"
                    + " s.expires_at";

    private final Database database;
    private final Ids ids;

    public SessionStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * A session that began, with the secret that only the browser keeps.
     *
     * @param kept how long the browser should keep it
     */
    public record Begun(UUID session, String secret, Duration kept) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Begun[" + session + "]";
        }
    }

    /** A session that is good now, with its account. */
    public record Visitor(BrowserSession session, Account account) {}

    /**
     * Begins a session.
     *
     * @param complete whether every factor was given
     * @param way how its owner signed in
     * @param device what the browser calls itself
     */
    public Begun begin(
            Transaction tx,
            Account account,
            boolean complete,
            BrowserSession.Way way,
            String device) {
        UUID id = ids.next();
        String secret = Secrets.make();
        Duration kept = complete ? kept(account) : KEPT_HALF_DONE;
        tx.handle()
                .createUpdate(
                        "insert into browser_session (id, account_id, digest, complete, way,"
                                + " device, created_at, used_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(id))
                .bind(1, Ids.bytes(account.id()))
                .bind(2, Secrets.digest(secret))
                .bind(3, complete)
                .bind(4, way.name())
                .bind(5, StorableText.cut(device, MAX_DEVICE_UNITS))
                .bind(6, Micros.of(tx.now()))
                .bind(7, Micros.of(tx.now()))
                .bind(8, Micros.of(tx.now().plus(kept)))
                .execute();
        return new Begun(id, secret, kept);
    }

    private static Duration kept(Account account) {
        return account.role().isStaff() ? KEPT_FOR_STAFF : KEPT_FOR_MEMBERS;
    }

    /** Whose session has that secret; empty if it ended or the account is suspended. */
    public Optional<Visitor> visitor(String secret) {
        Optional<Seen> seen =
                database.read(tx ->
                        tx.handle()
                                .createQuery(
                                        "select "
                                                + COLUMNS
                                                + ", "
                                                + AccountRows.COLUMNS
                                                + " from browser_session s"
                                                + " join account a on a.id = s.account_id"
                                                + " where s.digest = ? and s.expires_at > ?"
                                                + " and a.active = true")
                                .bind(0, Secrets.digest(secret))
                                .bind(1, Micros.of(tx.now()))
                                .map((row, context) -> new Seen(visitor(row), tx.now()))
                                .findOne());
        seen.filter(Seen::isWorthNoting).ifPresent(found -> noteUse(found.visitor().session()));
        return seen.map(Seen::visitor);
    }

    /** A visitor at a moment; a use is noted now and then only, for it costs a write. */
    private record Seen(Visitor visitor, Instant at) {
        boolean isWorthNoting() {
            return visitor.session().usedAt().plus(USE_NOTED_EVERY).isBefore(at);
        }
    }

    private void noteUse(BrowserSession session) {
        database.write(tx ->
                tx.handle()
                        .createUpdate("update browser_session set used_at = ? where id = ?")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Ids.bytes(session.id()))
                        .execute());
    }

    /** The session of that id, if it is good now. */
    public Optional<BrowserSession> find(UUID session) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from browser_session s where s.id = ?"
                                        + " and s.expires_at > ?")
                        .bind(0, Ids.bytes(session))
                        .bind(1, Micros.of(tx.now()))
                        .map((row, context) -> session(row))
                        .findOne());
    }

    /** The sessions of an account that are good now, last used first. */
    public List<BrowserSession> list(UUID account) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from browser_session s where s.account_id = ?"
                                        + " and s.expires_at > ? and s.complete = true"
                                        + " order by s.used_at desc, s.id desc")
                        .bind(0, Ids.bytes(account))
                        .bind(1, Micros.of(tx.now()))
                        .map((row, context) -> session(row))
                        .list());
    }

    /** Ends a session of an account; false when it has none of that id. */
    public static boolean end(Transaction tx, UUID account, UUID session) {
        return tx.handle()
                        .createUpdate("delete from browser_session where account_id = ? and id = ?")
                        .bind(0, Ids.bytes(account))
                        .bind(1, Ids.bytes(session))
                        .execute()
                > 0;
    }

    /** Ends all sessions of an account but one. */
    public static void endOthersOf(Transaction tx, UUID account, UUID kept) {
        tx.handle()
                .createUpdate("delete from browser_session where account_id = ? and id <> ?")
                .bind(0, Ids.bytes(account))
                .bind(1, Ids.bytes(kept))
                .execute();
    }

    /** Ends all sessions of an account. */
    public static void endAllOf(Transaction tx, UUID account) {
        tx.handle()
                .createUpdate("delete from browser_session where account_id = ?")
                .bind(0, Ids.bytes(account))
                .execute();
    }

    /** Takes away what ended by itself; returns how many. */
    public static int sweep(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from browser_session where expires_at <= ?")
                .bind(0, Micros.of(tx.now()))
                .execute();
    }

    private static BrowserSession session(ResultSet row) throws SQLException {
        return new BrowserSession(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("account_id")),
                row.getBoolean("complete"),
                BrowserSession.Way.valueOf(row.getString("way")),
                row.getString("device"),
                Micros.get(row, "created_at"),
                Micros.get(row, "used_at"),
                Micros.get(row, "expires_at"));
    }

    private static Visitor visitor(ResultSet row) throws SQLException {
        return new Visitor(session(row), AccountRows.account(row));
    }
}
