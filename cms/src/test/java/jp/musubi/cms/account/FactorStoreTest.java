package jp.musubi.cms.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Secrets of second factors, as they are in the store and as they are used. */
class FactorStoreTest {
    private static final int SEALED_BYTES = 49;
    private static final Duration STEP = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve(FactorKey.FILE);
    }

    private FactorStore factors(TestStore store) {
        return new FactorStore(store.database, new FactorKey(file()));
    }

    private static UUID account(TestStore store, String email) {
        var wanted =
                new AccountStore.NewAccount(
                        email, "花子", Role.MEMBER, "asanogawa no hotaru 2026", false);
        return ((AccountStore.Outcome.Created) store.accounts.create(wanted)).account().id();
    }

    private static byte[] begin(TestStore store, FactorStore factors, UUID account) {
        store.database.write(tx -> {
            factors.begin(tx, account);
            return tx;
        });
        return factors.pending(account).orElseThrow();
    }

    private static List<String> confirm(
            TestStore store, FactorStore factors, UUID account, byte[] secret) {
        String code = TimedCodes.at(secret, Instant.now());
        return store.database.write(tx -> factors.confirm(tx, account, code)).orElseThrow();
    }

    private static boolean accept(TestStore store, FactorStore factors, UUID account, String code) {
        return store.database.write(tx -> factors.accept(tx, account, code));
    }

    private static String next(byte[] secret) {
        return TimedCodes.at(secret, Instant.now().plus(STEP));
    }

    private static byte[] stored(TestStore store, UUID account) {
        return store.database.read(tx ->
                tx.handle()
                        .createQuery("select secret from second_factor where account_id = ?")
                        .bind(0, Ids.bytes(account))
                        .mapTo(byte[].class)
                        .one());
    }

    private static void store(TestStore store, UUID account, byte[] bytes) {
        store.database.write(tx ->
                tx.handle()
                        .createUpdate("update second_factor set secret = ? where account_id = ?")
                        .bind(0, bytes)
                        .bind(1, Ids.bytes(account))
                        .execute());
    }

    /** Everything the store holds about second factors, in hexadecimal digits. */
    private static String rows(TestStore store) {
        return store.database.read(tx ->
                tx.handle()
                        .createQuery("select * from second_factor")
                        .map((row, context) -> {
                            var text = new StringBuilder();
                            for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
                                text.append(
                                        row.getObject(at) instanceof byte[] bytes
                                                ? HexFormat.of().formatHex(bytes)
                                                : row.getString(at));
                                text.append(' ');
                            }
                            return text.toString();
                        })
                        .one());
    }

    private static void assertHides(TestStore store, UUID account, byte[] secret) {
        assertEquals(SEALED_BYTES, stored(store, account).length);
        String row = rows(store);
        assertTrue(row.contains(HexFormat.of().formatHex(Ids.bytes(account))), "a row is read");
        int part = 4;
        for (int at = 0; at + part <= secret.length; at++) {
            String bytes = HexFormat.of().formatHex(Arrays.copyOfRange(secret, at, at + part));
            assertFalse(row.contains(bytes), "bytes from " + at + " are in the store");
        }
    }

    private static void assertNamesTheKey(Runnable use) {
        Refusal refusal = assertThrows(Refusal.class, use::run);
        assertEquals(ProblemType.UNAVAILABLE, refusal.type());
        assertEquals("factor-key", refusal.getMessage());
    }

    @EachDatabase
    void theStoreHoldsNoPartOfASecret(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            FactorStore factors = factors(store);
            UUID hanako = account(store, "hanako@example.jp");
            assertFalse(Files.exists(file()), "the key is made when it is needed");
            byte[] secret = begin(store, factors, hanako);
            assertHides(store, hanako, secret);
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
            confirm(store, factors, hanako, secret);
            assertHides(store, hanako, secret);
            String code = next(secret);
            assertTrue(accept(store, factors(store), hanako, code));
            assertFalse(accept(store, factors, hanako, code), "a code works once");
        }
    }

    @EachDatabase
    void aRecoveryCodeMayBeTypedInFullWidthLetters(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            FactorStore factors = factors(store);
            UUID hanako = account(store, "hanako@example.jp");
            byte[] secret = begin(store, factors, hanako);
            String code = confirm(store, factors, hanako, secret).getFirst();
            var wide = new StringBuilder();
            code.chars().forEach(c -> wide.append((char) (c + 0xfee0)));
            assertTrue(accept(store, factors, hanako, wide.toString()));
            assertFalse(accept(store, factors, hanako, code), "a code works once");
        }
    }

    @EachDatabase
    void aSecretThatWasStoredReadableIsEncryptedAndStillWorks(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            FactorStore factors = factors(store);
            UUID hanako = account(store, "hanako@example.jp");
            byte[] secret = begin(store, factors, hanako);
            store(store, hanako, secret);
            confirm(store, factors, hanako, secret);
            assertArrayEquals(secret, stored(store, hanako), "it works before, too");
            factors.encryptOld();
            assertHides(store, hanako, secret);
            byte[] sealed = stored(store, hanako);
            factors.encryptOld();
            assertArrayEquals(sealed, stored(store, hanako), "it is encrypted once");
            assertTrue(accept(store, factors, hanako, next(secret)));
        }
    }

    @EachDatabase
    void aLostOrOtherKeyRefusesCodesUntilTheFileIsBackOrTheFactorIsGone(TestStore.Kind kind)
            throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            FactorStore factors = factors(store);
            UUID hanako = account(store, "hanako@example.jp");
            byte[] secret = begin(store, factors, hanako);
            List<String> recovery = confirm(store, factors, hanako, secret);
            Path kept = folder.resolve("kept");
            Files.move(file(), kept);
            factors.encryptOld();
            assertFalse(Files.exists(file()), "looking for a key makes none");
            assertNamesTheKey(() -> accept(store, factors, hanako, next(secret)));
            for (String other : List.of("", "0".repeat(63), "0".repeat(64), "わ")) {
                Files.writeString(file(), other);
                assertNamesTheKey(() -> accept(store, factors, hanako, next(secret)));
            }
            assertTrue(factors.isOn(hanako), "the account still needs its factor");
            assertTrue(accept(store, factors, hanako, recovery.getFirst()));

            Files.delete(file());
            Files.move(kept, file());
            assertTrue(accept(store, factors, hanako, next(secret)));

            Files.delete(file());
            store.database.write(tx -> {
                factors.remove(tx, hanako);
                return tx;
            });
            byte[] anew = begin(store, factors, hanako);
            assertFalse(Arrays.equals(secret, anew));
            confirm(store, factors, hanako, anew);
            assertTrue(accept(store, factors, hanako, next(anew)));
        }
    }

    @EachDatabase
    void aFactorThatWasOnlyBegunWithALostKeyIsBegunAnew(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            FactorStore factors = factors(store);
            UUID hanako = account(store, "hanako@example.jp");
            byte[] secret = begin(store, factors, hanako);
            assertArrayEquals(secret, begin(store, factors, hanako), "it stays as it is");
            Files.delete(file());
            assertNamesTheKey(() -> factors.pending(hanako));
            byte[] anew = begin(store, factors, hanako);
            assertFalse(Arrays.equals(secret, anew));
            assertHides(store, hanako, anew);
        }
    }

    @EachDatabase
    void theSecretOfOneAccountDoesNotOpenInTheRowOfAnother(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            FactorStore factors = factors(store);
            UUID hanako = account(store, "hanako@example.jp");
            UUID taro = account(store, "taro@example.jp");
            byte[] hers = begin(store, factors, hanako);
            byte[] his = begin(store, factors, taro);
            confirm(store, factors, taro, his);
            assertNotEquals(
                    HexFormat.of().formatHex(stored(store, hanako)),
                    HexFormat.of().formatHex(stored(store, taro)));
            store(store, taro, stored(store, hanako));
            assertNamesTheKey(() -> accept(store, factors, taro, next(hers)));
        }
    }
}
