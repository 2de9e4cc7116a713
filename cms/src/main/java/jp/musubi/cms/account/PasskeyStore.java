package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys of accounts. */
public final class PasskeyStore {
    /** Passkeys of one account. */
    public static final int MAX_PER_ACCOUNT = 20;

    /** UTF-16 units of a passkey's name; more are cut. */
    public static final int MAX_NAME_UNITS = 60;

    private static final int MAX_CREDENTIAL_BYTES = 1023;
    private static final int MAX_KEY_BYTES = 2048;
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    private static final String ALL =
            "select id, account_id, credential, public_key, signatures, name, created_at, used_at"
                    + " from passkey where ";

    private final Database database;
    private final Ids ids;

    public PasskeyStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * What an authenticator made.
     *
     * @param credential its name for it, in the letters of addresses
     * @param publicKey in the terms of COSE, in the letters of addresses
     * @param signatures how many it made so far
     */
    public record Made(String credential, String publicKey, long signatures) {}

    /** Adds a passkey; false when the account has too many, or the key is larger than any known. */
    public boolean add(Transaction tx, UUID account, Made made, String name) {
        byte[] credential = bytes(made.credential());
        byte[] publicKey = bytes(made.publicKey());
        if (list(tx, account).size() >= MAX_PER_ACCOUNT
                || credential.length > MAX_CREDENTIAL_BYTES
                || publicKey.length > MAX_KEY_BYTES) {
            return false;
        }
        tx.handle()
                .createUpdate(
                        "insert into passkey (id, account_id, credential, public_key, signatures,"
                                + " name, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, Ids.bytes(ids.next()))
                .bind(1, Ids.bytes(account))
                .bind(2, credential)
                .bind(3, publicKey)
                .bind(4, made.signatures())
                .bind(5, StorableText.cut(name, MAX_NAME_UNITS))
                .bind(6, Micros.of(tx.now()))
                .execute();
        return true;
    }

    /** The passkeys of an account, oldest first. */
    public List<Passkey> list(UUID account) {
        return database.read(tx -> list(tx, account));
    }

    /** As {@link #list(UUID)}, as the transaction sees it. */
    public List<Passkey> list(Transaction tx, UUID account) {
        return tx.handle()
                .createQuery(ALL + "account_id = ? order by created_at, id")
                .bind(0, Ids.bytes(account))
                .map((row, context) -> passkey(row))
                .list();
    }

    /** Whether an account has any. */
    public boolean hasAny(UUID account) {
        return !list(account).isEmpty();
    }

    /** The passkey that an authenticator gave that name. */
    public Optional<Passkey> find(Transaction tx, String credential) {
        return tx.handle()
                .createQuery(ALL + "credential = ?")
                .bind(0, bytes(credential))
                .map((row, context) -> passkey(row))
                .findOne();
    }

    /**
     * Notes that a passkey signed in.
     *
     * @param signatures how many its authenticator made by now
     * @return false when it was used, or removed, since it was read
     */
    public boolean use(Transaction tx, Passkey passkey, long signatures) {
        return tx.handle()
                        .createUpdate(
                                "update passkey set signatures = ?, used_at = ?"
                                        + " where id = ? and signatures = ?")
                        .bind(0, signatures)
                        .bind(1, Micros.of(tx.now()))
                        .bind(2, Ids.bytes(passkey.id()))
                        .bind(3, passkey.signatures())
                        .execute()
                == 1;
    }

    /** Takes a passkey of an account away, and returns it; empty when it has none of that id. */
    public Optional<Passkey> remove(Transaction tx, UUID account, UUID passkey) {
        return list(tx, account).stream()
                .filter(one -> one.id().equals(passkey))
                .filter(one ->
                        tx.handle()
                                        .createUpdate("delete from passkey where id = ?")
                                        .bind(0, Ids.bytes(passkey))
                                        .execute()
                                == 1)
                .findFirst();
    }

    /** Takes all passkeys of an account away; returns how many. */
    public int removeAllOf(Transaction tx, UUID account) {
        return tx.handle()
                .createUpdate("delete from passkey where account_id = ?")
                .bind(0, Ids.bytes(account))
                .execute();
    }

    private static byte[] bytes(String letters) {
        return Base64.getUrlDecoder().decode(letters);
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("account_id")),
                LETTERS.encodeToString(row.getBytes("credential")),
                LETTERS.encodeToString(row.getBytes("public_key")),
                row.getLong("signatures"),
                row.getString("name"),
                Micros.get(row, "created_at"),
                Micros.find(row, "used_at"));
    }
}
