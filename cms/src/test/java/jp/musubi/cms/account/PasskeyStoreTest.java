package jp.musubi.cms.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;

import java.util.Base64;
import java.util.List;
import java.util.UUID;

class PasskeyStoreTest {
    private static UUID account(TestStore store, String email) {
        var wanted =
                new AccountStore.NewAccount(
                        email, "花子", Role.MEMBER, "asanogawa no hotaru 2026", false);
        return ((AccountStore.Outcome.Created) store.accounts.create(wanted)).account().id();
    }

    private static String letters(int bytes, int seed) {
        byte[] made = new byte[bytes];
        made[0] = (byte) seed;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    }

    private static boolean add(
            TestStore store, PasskeyStore passkeys, UUID account, String credential, String name) {
        var made = new PasskeyStore.Made(credential, letters(77, 1), 7);
        return store.database.write(tx -> passkeys.add(tx, account, made, name));
    }

    @EachDatabase
    void aPasskeyIsFoundAsItWasMadeAndBelongsToOneAccount(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var passkeys = new PasskeyStore(store.database, store.ids);
            UUID hanako = account(store, "hanako@example.jp");
            UUID taro = account(store, "taro@example.jp");
            assertFalse(passkeys.hasAny(hanako));
            assertTrue(add(store, passkeys, hanako, letters(1023, 3), "花子の携帯電話📱"));
            Passkey passkey = passkeys.list(hanako).getFirst();
            assertEquals(letters(1023, 3), passkey.credential());
            assertEquals(letters(77, 1), passkey.publicKey());
            assertEquals(7, passkey.signatures());
            assertEquals("花子の携帯電話📱", passkey.name());
            assertNull(passkey.usedAt());
            assertEquals(
                    passkey,
                    store.database.read(tx -> passkeys.find(tx, letters(1023, 3))).orElseThrow());
            assertEquals(List.of(), passkeys.list(taro));
            assertTrue(
                    store.database.write(tx -> passkeys.remove(tx, taro, passkey.id())).isEmpty());
            assertTrue(
                    store.database
                            .write(tx -> passkeys.remove(tx, hanako, passkey.id()))
                            .isPresent());
            assertFalse(passkeys.hasAny(hanako));
        }
    }

    @EachDatabase
    void ofTwoUsesFromTheSameCountOneIsNoted(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var passkeys = new PasskeyStore(store.database, store.ids);
            UUID hanako = account(store, "hanako@example.jp");
            add(store, passkeys, hanako, letters(32, 1), "a");
            Passkey read = passkeys.list(hanako).getFirst();
            assertEquals(true, store.database.write(tx -> passkeys.use(tx, read, 8)));
            assertEquals(false, store.database.write(tx -> passkeys.use(tx, read, 9)));
            Passkey used = passkeys.list(hanako).getFirst();
            assertEquals(8, used.signatures());
            assertTrue(used.usedAt() != null && !used.usedAt().isBefore(used.createdAt()));
        }
    }

    @EachDatabase
    void anAccountHasSoManyPasskeysAndNoMore(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var passkeys = new PasskeyStore(store.database, store.ids);
            UUID hanako = account(store, "hanako@example.jp");
            for (int made = 0; made < PasskeyStore.MAX_PER_ACCOUNT; made++) {
                assertTrue(add(store, passkeys, hanako, letters(16, made), "n" + made));
            }
            assertFalse(add(store, passkeys, hanako, letters(16, 99), "one too many"));
            UUID taro = account(store, "taro@example.jp");
            assertFalse(add(store, passkeys, taro, letters(1024, 1), "too long a name"));
            int removed = store.database.write(tx -> passkeys.removeAllOf(tx, hanako));
            assertEquals(PasskeyStore.MAX_PER_ACCOUNT, removed);
        }
    }
}
