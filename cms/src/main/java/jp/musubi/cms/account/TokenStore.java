package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that programs sign in with: {@code musubi_}, the scope's letter, 32 random characters and
 * a checksum. Only a digest is stored, and the account is looked at on each use.
 */
public final class TokenStore {
    /** How exactly the last use of a token is remembered. */
    public static final Duration LAST_USED_PRECISION = Duration.ofMinutes(5);

    private static final int MAX_NAME_UNITS = 120;

    private static final String COLUMNS =
            "t.id, t.account_id, t.name, t.scope, t.prefix, t.created_at, t.expires_at,"
                    + " t.last_used_at, t.revoked_at";

    private final Database database;
    private final Ids ids;

    public TokenStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * A token just made.
     *
     * @param secret shown this once
     */
    public record Created(Token token, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Created[token=" + token + "]";
        }
    }

    /** Who signed in with a token, and what it may be used for. */
    public record Holder(Account account, Token token) {}

    /**
     * Makes a token.
     *
     * @param name what its owner calls it; a long one is shortened
     * @param expiresAt null for never
     */
    public Created create(
            Transaction tx, UUID account, String name, Scope scope, @Nullable Instant expiresAt) {
        Secret secret = Secret.make(scope);
        Token token =
                new Token(
                        ids.next(),
                        account,
                        StorableText.cut(name, MAX_NAME_UNITS),
                        scope,
                        secret.prefix(),
                        tx.now(),
                        expiresAt,
                        null,
                        null);
        tx.handle()
                .createUpdate(
                        "insert into token (id, account_id, name, scope, prefix, digest,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(token.id()))
                .bind(1, Ids.bytes(account))
                .bind(2, token.name())
                .bind(3, scope.name())
                .bind(4, token.prefix())
                .bind(5, secret.digest())
                .bind(6, Micros.of(tx.now()))
                .bind(7, Micros.orNull(expiresAt))
                .execute();
        return new Created(token, secret.text());
    }

    /**
     * Who holds that secret; empty when the token is unknown, expired or revoked, or its account is
     * suspended. A secret whose checksum is wrong costs no query.
     */
    public Optional<Holder> authenticate(String secret) {
        Optional<Used> used =
                Secret.parse(secret).flatMap(known -> database.read(tx -> use(tx, known)));
        used.filter(Used::worthNoting).ifPresent(this::note);
        return used.map(Used::holder);
    }

    /**
     * A token in use.
     *
     * @param at now
     */
    private record Used(Holder holder, Instant at) {
        boolean worthNoting() {
            Instant last = holder.token().lastUsedAt();
            return last == null || last.plus(LAST_USED_PRECISION).isBefore(at);
        }
    }

    private static Optional<Used> use(Transaction tx, Secret secret) {
        return tx.handle()
                .createQuery(
                        "select "
                                + COLUMNS
                                + ", "
                                + AccountRows.COLUMNS
                                + " from token t join account a on a.id = t.account_id"
                                + " where t.digest = ?")
                .bind(0, secret.digest())
                .map((row, context) -> new Holder(AccountRows.account(row), token(row)))
                .findOne()
                .filter(holder -> holder.account().active() && holder.token().isGood(tx.now()))
                .map(holder -> new Used(holder, tx.now()));
    }

    private void note(Used used) {
        database.write(tx ->
                tx.handle()
                        .createUpdate("update token set last_used_at = ? where id = ?")
                        .bind(0, Micros.of(used.at()))
                        .bind(1, Ids.bytes(used.holder().token().id()))
                        .execute());
    }

    /** The tokens of an account, newest first. */
    public List<Token> list(UUID account) {
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select "
                                        + COLUMNS
                                        + " from token t where t.account_id = ? order by t.id desc")
                        .bind(0, Ids.bytes(account))
                        .map((row, context) -> token(row))
                        .list());
    }

    /** Ends a token; false when that account has no such token that is still good. */
    public boolean revoke(Transaction tx, UUID account, UUID token) {
        return tx.handle()
                        .createUpdate(
                                "update token set revoked_at = ?"
                                        + " where id = ? and account_id = ? and revoked_at is null")
                        .bind(0, Micros.of(tx.now()))
                        .bind(1, Ids.bytes(token))
                        .bind(2, Ids.bytes(account))
                        .execute()
                > 0;
    }

    /** Ends all tokens of an account. */
    public static void revokeAllOf(Transaction tx, UUID account) {
        tx.handle()
                .createUpdate(
                        "update token set revoked_at = ?"
                                + " where account_id = ? and revoked_at is null")
                .bind(0, Micros.of(tx.now()))
                .bind(1, Ids.bytes(account))
                .execute();
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("account_id")),
                row.getString("name"),
                Scope.valueOf(row.getString("scope")),
                row.getString("prefix"),
                Micros.get(row, "created_at"),
                Micros.find(row, "expires_at"),
                Micros.find(row, "last_used_at"),
                Micros.find(row, "revoked_at"));
    }
}
