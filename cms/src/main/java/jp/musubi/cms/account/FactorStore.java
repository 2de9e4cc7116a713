package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Secrets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Second factors: codes of an app that follow the time (RFC 6238), and recovery codes for when the
 * app is lost. A code of the app works once, and so does a recovery code. The app's secret is
 * encrypted in the store; recovery codes, of which only digests are there, work without its key.
 */
public final class FactorStore {
    /** Recovery codes given at a time. */
    public static final int RECOVERY_CODES = 8;

    /** Length of a secret; what is stored and as long as this was stored before keys were. */
    private static final int SECRET_BYTES = 20;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RECOVERY_CHARS = 16;
    private static final int RECOVERY_PART_CHARS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Logger LOG = LoggerFactory.getLogger(FactorStore.class);
    private static final String SELECT = "select account_id, secret, confirmed from second_factor";

    private final Database database;
    private final FactorKey key;

    public FactorStore(Database database, FactorKey key) {
        this.database = database;
        this.key = key;
    }

    /**
     * A factor as it is stored.
     *
     * @param hex the stored bytes in hexadecimal digits
     */
    private record Factor(UUID account, String hex, boolean confirmed) {
        byte[] stored() {
            return HexFormat.of().parseHex(hex);
        }

        boolean isReadable() {
            return stored().length == SECRET_BYTES;
        }

        byte[] secret(FactorKey key) {
            return isReadable() ? stored() : key.open(account, stored());
        }

        boolean opensWith(FactorKey key) {
            return isReadable() || key.opens(account, stored());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Factor";
        }
    }

    /** Whether an account has a second factor that it must give. */
    public boolean isOn(UUID account) {
        return database.read(tx -> isOn(tx, account));
    }

    /** As {@link #isOn(UUID)}, as the transaction sees it. */
    public boolean isOn(Transaction tx, UUID account) {
        return find(tx, account).filter(Factor::confirmed).isPresent();
    }

    /**
     * Encrypts the secrets that were stored readable, and says in the log if others do not open.
     * Without a key that can be used they stay as they are.
     */
    public void encryptOld() {
        List<Factor> all = database.read(FactorStore::all);
        int closed = (int) all.stream().filter(factor -> !factor.opensWith(key)).count();
        if (closed > 0) {
            key.complain(closed);
        }
        try {
            database.write(tx -> {
                all.stream().filter(Factor::isReadable).forEach(factor -> encrypt(tx, factor));
                return tx;
            });
        } catch (Refusal e) {
            LOG.error("Secrets of second factors are in the store as they are: {}", e.getMessage());
        }
    }

    private void encrypt(Transaction tx, Factor factor) {
        tx.handle()
                .createUpdate(
                        "update second_factor set secret = ? where account_id = ? and secret = ?")
                .bind(0, key.seal(factor.account(), factor.stored()))
                .bind(1, Ids.bytes(factor.account()))
                .bind(2, factor.stored())
                .execute();
    }

    /** The secret of a second factor that waits for its first code. */
    public Optional<byte[]> pending(UUID account) {
        return database.read(tx -> find(tx, account))
                .filter(factor -> !factor.confirmed())
                .map(factor -> factor.secret(key));
    }

    /**
     * Begins to add a second factor; one that is on, or was begun, stays as it is. One that was
     * begun with a key that is lost is begun anew: nobody can have finished it.
     */
    public void begin(Transaction tx, UUID account) {
        Optional<Factor> there = find(tx, account);
        if (there.isPresent() && (there.get().confirmed() || there.get().opensWith(key))) {
            return;
        }
        there.ifPresent(lost -> remove(tx, account));
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        tx.handle()
                .createUpdate(
                        "insert into second_factor (account_id, secret, confirmed, last_step,"
                                + " created_at) values (?, ?, false, 0, ?)"
                                + " on duplicate key update last_step = last_step")
                .bind(0, Ids.bytes(account))
                .bind(1, key.seal(account, secret))
                .bind(2, Micros.of(tx.now()))
                .execute();
    }

    /** As {@link #begin}, with a secret that nobody can have seen before. */
    public void beginAnew(Transaction tx, UUID account) {
        if (!isOn(tx, account)) {
            remove(tx, account);
        }
        begin(tx, account);
    }

    /**
     * Turns a second factor on that waits for its first code.
     *
     * @return the recovery codes, stored nowhere; empty when the code is wrong or nothing waits
     */
    public Optional<List<String>> confirm(Transaction tx, UUID account, String code) {
        Optional<Factor> waiting = find(tx, account).filter(factor -> !factor.confirmed());
        if (waiting.isEmpty() || !isStepUsed(tx, account, waiting.get(), code)) {
            return Optional.empty();
        }
        tx.handle()
                .createUpdate("update second_factor set confirmed = true where account_id = ?")
                .bind(0, Ids.bytes(account))
                .execute();
        return Optional.of(newRecoveryCodes(tx, account));
    }

    /**
     * Whether that is a code of the account, which then works no more.
     *
     * @throws Refusal if it is no recovery code, and the app's secret cannot be decrypted
     */
    public boolean accept(Transaction tx, UUID account, String code) {
        Optional<Factor> on = find(tx, account).filter(Factor::confirmed);
        return on.isPresent()
                && (isRecoveryUsed(tx, account, code) || isStepUsed(tx, account, on.get(), code));
    }

    /** Takes the second factor and its recovery codes away. */
    public void remove(Transaction tx, UUID account) {
        for (String table : List.of("second_factor", "recovery_code")) {
            tx.handle()
                    .createUpdate("delete from " + table + " where account_id = ?")
                    .bind(0, Ids.bytes(account))
                    .execute();
        }
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(UUID account) {
        return database.read(tx ->
                tx.handle()
                        .createQuery("select count(*) from recovery_code where account_id = ?")
                        .bind(0, Ids.bytes(account))
                        .mapTo(Integer.class)
                        .one());
    }

    private static Optional<Factor> find(Transaction tx, UUID account) {
        return tx.handle()
                .createQuery(SELECT + " where account_id = ?")
                .bind(0, Ids.bytes(account))
                .map((row, context) -> factor(row))
                .findOne();
    }

    private static List<Factor> all(Transaction tx) {
        return tx.handle().createQuery(SELECT).map((row, context) -> factor(row)).list();
    }

    private static Factor factor(ResultSet row) throws SQLException {
        return new Factor(
                Ids.of(row.getBytes("account_id")),
                HexFormat.of().formatHex(row.getBytes("secret")),
                row.getBoolean("confirmed"));
    }

    /** Of two requests with the same code, one changes the row. */
    private boolean isStepUsed(Transaction tx, UUID account, Factor factor, String code) {
        Optional<Long> step = TimedCodes.step(factor.secret(key), code, tx.now());
        return step.isPresent()
                && tx.handle()
                                .createUpdate(
                                        "update second_factor set last_step = ?"
                                                + " where account_id = ? and last_step < ?")
                                .bind(0, step.get())
                                .bind(1, Ids.bytes(account))
                                .bind(2, step.get())
                                .execute()
                        == 1;
    }

    private static boolean isRecoveryUsed(Transaction tx, UUID account, String code) {
        String narrow = Normalizer.normalize(code, Normalizer.Form.NFKC);
        String plain = narrow.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.length() == RECOVERY_CHARS
                && tx.handle()
                                .createUpdate(
                                        "delete from recovery_code"
                                                + " where account_id = ? and digest = ?")
                                .bind(0, Ids.bytes(account))
                                .bind(1, Secrets.digest(plain))
                                .execute()
                        == 1;
    }

    private static List<String> newRecoveryCodes(Transaction tx, UUID account) {
        var codes = new ArrayList<String>();
        for (int made = 0; made < RECOVERY_CODES; made++) {
            String plain = recoveryCode();
            tx.handle()
                    .createUpdate("insert into recovery_code (account_id, digest) values (?, ?)")
                    .bind(0, Ids.bytes(account))
                    .bind(1, Secrets.digest(plain))
                    .execute();
            codes.add(plain.replaceAll("(.{" + RECOVERY_PART_CHARS + "})(?!$)", "$1-"));
        }
        return List.copyOf(codes);
    }

    private static String recoveryCode() {
        var code = new StringBuilder();
        for (int at = 0; at < RECOVERY_CHARS; at++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
