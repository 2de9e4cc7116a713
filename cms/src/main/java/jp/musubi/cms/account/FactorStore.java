package jp.musubi.cms.account;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Micros;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.Secrets;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Second factors: codes of an app that follow the time (RFC 6238), and recovery codes for when the
 * app is lost. A code of the app works once, and so does a recovery code.
 */
public final class FactorStore {
    /** Recovery codes given at a time. */
    public static final int RECOVERY_CODES = 8;

    private static final int SECRET_BYTES = 20;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RECOVERY_CHARS = 16;
    private static final int RECOVERY_PART_CHARS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;

    public FactorStore(Database database) {
        this.database = database;
    }

    /**
     * A factor as it is stored.
     *
     * @param hex the secret in hexadecimal digits
     */
    private record Factor(String hex, boolean confirmed) {
        byte[] secret() {
            return HexFormat.of().parseHex(hex);
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

    /** The secret of a second factor that waits for its first code. */
    public Optional<byte[]> pending(UUID account) {
        return database.read(tx -> find(tx, account))
                .filter(factor -> !factor.confirmed())
                .map(Factor::secret);
    }

    /** Begins to add a second factor; one that is on, or was begun, stays as it is. */
    public void begin(Transaction tx, UUID account) {
        if (find(tx, account).isPresent()) {
            return;
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        tx.handle()
                .createUpdate(
                        "insert into second_factor (account_id, secret, confirmed, last_step,"
                                + " created_at) values (?, ?, false, 0, ?)"
                                + " on duplicate key update last_step = last_step")
                .bind(0, Ids.bytes(account))
                .bind(1, secret)
                .bind(2, Micros.of(tx.now()))
                .execute();
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

    /** Whether that is a code of the account, which then works no more. */
    public boolean accept(Transaction tx, UUID account, String code) {
        Optional<Factor> on = find(tx, account).filter(Factor::confirmed);
        return on.isPresent()
                && (isStepUsed(tx, account, on.get(), code) || isRecoveryUsed(tx, account, code));
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
                .createQuery("select secret, confirmed from second_factor where account_id = ?")
                .bind(0, Ids.bytes(account))
                .map((row, context) -> factor(row))
                .findOne();
    }

    private static Factor factor(ResultSet row) throws SQLException {
        return new Factor(
                HexFormat.of().formatHex(row.getBytes("secret")), row.getBoolean("confirmed"));
    }

    /** Of two requests with the same code, one changes the row. */
    private static boolean isStepUsed(Transaction tx, UUID account, Factor factor, String code) {
        Optional<Long> step = TimedCodes.step(factor.secret(), code, tx.now());
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
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
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
