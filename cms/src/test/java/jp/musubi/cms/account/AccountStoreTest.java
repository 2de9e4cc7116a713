package jp.musubi.cms.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.account.AccountStore.NewAccount;
import jp.musubi.cms.account.AccountStore.Outcome;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Slugger;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

final class AccountStoreTest {
    private static final String PASSPHRASE = "犀川の 土手 を歩く";

    @EachDatabase
    void anAddressIsOneAccountInEverySpelling(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            Account account = create(store, " Hanako@Example.JP ");
            assertEquals("hanako@example.jp", account.email());
            assertEquals(Optional.of(account), store.accounts.findByEmail("HANAKO@example.jp"));
            assertEquals(Optional.of(account), store.accounts.find(account.id()));
            assertEquals(
                    List.of("email_taken"),
                    refused(
                            store,
                            new NewAccount(
                                    "hanako@EXAMPLE.jp", "別", Role.STAFF, PASSPHRASE, false)));
            assertEquals(
                    List.of("not_an_email", "name_missing", "passphrase_short"),
                    refused(store, new NewAccount("hanako", " ", Role.STAFF, "短い", false)));
            UUID group = UUID.randomUUID();
            store.database.write(tx -> {
                store.accounts.join(tx, account.id(), group, Membership.Part.EDITOR);
                store.accounts.join(tx, account.id(), group, Membership.Part.EDITOR);
                return 0;
            });
            assertEquals(List.of(group), store.accounts.groups(account.id()));
        }
    }

    private static boolean isStill(TestStore store, AccountStore.Known known) {
        return store.database.write(tx -> store.accounts.isStill(tx, known));
    }

    @EachDatabase
    void onlyTheRightPassphraseOfAnActiveAccountSignsIn(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            Account account = create(store, "a@example.jp");
            assertEquals(
                    Optional.of(account),
                    store.accounts
                            .authenticate("A@example.jp", PASSPHRASE)
                            .map(AccountStore.Known::account));
            assertTrue(store.accounts.authenticate("a@example.jp", PASSPHRASE + " ").isEmpty());
            assertTrue(store.accounts.authenticate("b@example.jp", PASSPHRASE).isEmpty());
            assertTrue(store.accounts.authenticate("nobody", "").isEmpty());
            AccountStore.Known known =
                    store.accounts.authenticate("a@example.jp", PASSPHRASE).orElseThrow();
            assertTrue(isStill(store, known));
            store.accounts.changePassphrase(account.id(), "卯辰山から見た夜の街");
            assertFalse(isStill(store, known));
            store.accounts.changePassphrase(account.id(), PASSPHRASE);
            AccountStore.Known again =
                    store.accounts.authenticate("a@example.jp", PASSPHRASE).orElseThrow();
            store.database.write(tx -> store.accounts.setActive(tx, account.id(), false));
            assertFalse(isStill(store, again));
            assertTrue(store.accounts.authenticate("a@example.jp", PASSPHRASE).isEmpty());
        }
    }

    @Test
    void guessablePassphrasesAreRefused() {
        Passphrases passphrases = new Passphrases();
        for (String guessable :
                List.of(
                        "password123",
                        "PASSWORD123",
                        "ｐａｓｓｗｏｒｄ１２３",
                        "aaaaaaaaaaaa",
                        "1234567890",
                        "a@example.jp")) {
            assertEquals(
                    "passphrase_common",
                    passphrases.problems(guessable, "a@example.jp", false).getFirst().code(),
                    guessable);
        }
        assertTrue(passphrases.problems("𠮷𠮷さんの家は遠いよ", "a@example.jp", false).isEmpty());
        assertFalse(passphrases.problems("はる なつ あき", "a@example.jp", false).isEmpty());
        assertTrue(passphrases.problems("はる なつ あき", "a@example.jp", true).isEmpty());
        assertFalse(
                passphrases.problems("長".repeat(Passphrases.MAX_CHARS + 1), "", false).isEmpty());
        String hash = passphrases.hash(PASSPHRASE);
        assertTrue(hash.startsWith("$argon2id$"), hash);
        assertFalse(passphrases.hash(PASSPHRASE).equals(hash));
    }

    @EachDatabase
    void aTokenSignsInUntilItExpiresIsRevokedOrItsAccountIsSuspended(TestStore.Kind kind) {
        var now = new AtomicReference<>(Instant.parse("2026-11-23T00:00:00Z"));
        Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
        try (TestStore store = TestStore.open(kind, moving(now, clock), Slugger.NONE)) {
            Account account = create(store, "a@example.jp");
            Instant expiry = now.get().plus(Duration.ofDays(1));
            var made =
                    store.database.write(
                            tx -> store.tokens.create(tx, account.id(), "鍵", Scope.WRITE, expiry));
            assertTrue(
                    made.secret().matches("musubi_w_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}"),
                    made.secret());
            assertFalse(made.toString().contains(made.secret()));
            var holder = store.tokens.authenticate(made.secret()).orElseThrow();
            assertEquals(account, holder.account());
            assertTrue(holder.token().scope().allows(Scope.READ));
            assertNotNull(store.tokens.list(account.id()).getFirst().lastUsedAt());
            assertTrue(store.tokens.authenticate(made.secret() + "x").isEmpty());
            assertTrue(store.tokens.authenticate(Secret.make(Scope.WRITE).text()).isEmpty());

            store.database.write(tx -> store.accounts.setActive(tx, account.id(), false));
            assertTrue(store.tokens.authenticate(made.secret()).isEmpty());
            store.database.write(tx -> store.accounts.setActive(tx, account.id(), true));
            assertTrue(store.tokens.authenticate(made.secret()).isPresent());
            now.set(expiry);
            assertTrue(store.tokens.authenticate(made.secret()).isEmpty());

            var other =
                    store.database.write(
                            tx -> store.tokens.create(tx, account.id(), "二", Scope.READ, null));
            assertFalse(revoke(store, UUID.randomUUID(), other.token().id()));
            assertTrue(store.tokens.authenticate(other.secret()).isPresent());
            assertTrue(revoke(store, account.id(), other.token().id()));
            assertTrue(store.tokens.authenticate(other.secret()).isEmpty());

            var third =
                    store.database.write(
                            tx -> store.tokens.create(tx, account.id(), "三", Scope.READ, null));
            assertTrue(store.accounts.changePassphrase(account.id(), "卯辰山から見た夜の街").isEmpty());
            assertTrue(store.tokens.authenticate(third.secret()).isEmpty());
            assertTrue(store.accounts.authenticate("a@example.jp", PASSPHRASE).isEmpty());
        }
    }

    @Test
    void aSecretWithAnotherCharacterIsNone() {
        String secret = Secret.make(Scope.READ).text();
        assertTrue(Secret.parse(secret).isPresent());
        for (int at = 0; at < secret.length(); at++) {
            char other = secret.charAt(at) == 'a' ? 'b' : 'a';
            String changed = secret.substring(0, at) + other + secret.substring(at + 1);
            assertTrue(Secret.parse(changed).isEmpty(), changed);
        }
    }

    private static boolean revoke(TestStore store, UUID account, UUID token) {
        return store.database.write(tx -> store.tokens.revoke(tx, account, token));
    }

    private static Clock moving(AtomicReference<Instant> now, Clock zone) {
        InstantSource source = now::get;
        return source.withZone(zone.getZone());
    }

    private static Account create(TestStore store, String email) {
        var outcome =
                store.accounts.create(new NewAccount(email, "花子", Role.STAFF, PASSPHRASE, false));
        return assertInstanceOf(Outcome.Created.class, outcome).account();
    }

    private static List<String> refused(TestStore store, NewAccount wanted) {
        var refused = assertInstanceOf(Outcome.Refused.class, store.accounts.create(wanted));
        refused.problems().forEach(problem -> assertFalse(problem.message("ja").isEmpty()));
        return refused.problems().stream().map(problem -> problem.code()).toList();
    }
}
