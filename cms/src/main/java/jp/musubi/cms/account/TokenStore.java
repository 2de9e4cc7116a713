package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.database.Unwritten;

import org.jspecify.annotations.Nullable;

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
     * @param expiresAt null for never
     */
    public Created create(
            Transaction tx, UUID account, String name, Scope scope, @Nullable Instant expiresAt) {
        return Unwritten.body(database, ids);
    }

    /**
     * Who holds that secret; empty when the token is unknown, expired or revoked, or its account is
     * suspended. A secret whose checksum is wrong costs no query.
     */
    public Optional<Holder> authenticate(String secret) {
        return Unwritten.body();
    }

    /** The tokens of an account, newest first. */
    public List<Token> list(UUID account) {
        return Unwritten.body();
    }

    /** Ends a token; false when that account has no such token. */
    public boolean revoke(Transaction tx, UUID account, UUID token) {
        return Unwritten.body();
    }

    /** Ends all tokens of an account. */
    public void revokeAll(Transaction tx, UUID account) {
        Unwritten.body();
    }
}
