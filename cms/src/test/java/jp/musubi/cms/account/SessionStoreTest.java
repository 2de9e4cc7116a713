package jp.musubi.cms.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Slugger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class SessionStoreTest {
    private static final String PASSPHRASE = "asanogawa no hotaru 2026";

    private static Account account(TestStore store, String email, Role role) {
        var wanted = new AccountStore.NewAccount(email, "花子", role, PASSPHRASE, false);
        return ((AccountStore.Outcome.Created) store.accounts.create(wanted)).account();
    }

    private static SessionStore.Begun begin(
            TestStore store, SessionStore sessions, Account account, boolean complete) {
        return store.database.write(tx ->
                sessions.begin(tx, account, complete, BrowserSession.Way.PASSPHRASE, "Firefox"));
    }

    private static boolean end(TestStore store, Account account, SessionStore.Begun begun) {
        return store.database.write(tx -> SessionStore.end(tx, account.id(), begun.session()));
    }

    @EachDatabase
    void aSessionIsKnownByItsSecretOnly(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var sessions = new SessionStore(store.database, store.ids);
            Account hanako = account(store, "hanako@example.jp", Role.MEMBER);
            SessionStore.Begun begun = begin(store, sessions, hanako, true);
            assertEquals(hanako, sessions.visitor(begun.secret()).orElseThrow().account());
            assertTrue(sessions.visitor(begun.secret() + "x").isEmpty());
            assertTrue(sessions.visitor("").isEmpty());
            assertTrue(sessions.visitor(begun.session().toString()).isEmpty());
        }
    }

    @EachDatabase
    void aSessionEndsAtOnceWithItselfWithSuspensionAndWithANewPassphrase(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var sessions = new SessionStore(store.database, store.ids);
            Account hanako = account(store, "hanako@example.jp", Role.MEMBER);
            Account taro = account(store, "taro@example.jp", Role.MEMBER);
            SessionStore.Begun first = begin(store, sessions, hanako, true);
            SessionStore.Begun second = begin(store, sessions, hanako, true);
            assertEquals(false, end(store, taro, first), "nobody ends the sessions of others");
            assertEquals(true, end(store, hanako, first));
            assertTrue(sessions.visitor(first.secret()).isEmpty());
            assertTrue(sessions.visitor(second.secret()).isPresent());

            store.database.write(tx -> store.accounts.setActive(tx, hanako.id(), false));
            assertTrue(sessions.visitor(second.secret()).isEmpty());

            SessionStore.Begun other = begin(store, sessions, taro, true);
            assertEquals(
                    List.of(), store.accounts.changePassphrase(taro.id(), PASSPHRASE + " neu"));
            assertTrue(sessions.visitor(other.secret()).isEmpty());
        }
    }

    @EachDatabase
    void aSessionRunsOutByItselfSoonerForStaffAndSoonestHalfDone(TestStore.Kind kind) {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T00:00:00Z"));
        Clock clock = clock(now::get);
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            var sessions = new SessionStore(store.database, store.ids);
            Account member = account(store, "hanako@example.jp", Role.MEMBER);
            Account staff = account(store, "staff@example.jp", Role.STAFF);
            String half = begin(store, sessions, staff, false).secret();
            String working = begin(store, sessions, staff, true).secret();
            String writing = begin(store, sessions, member, true).secret();
            now.updateAndGet(at -> at.plus(SessionStore.KEPT_HALF_DONE));
            assertTrue(sessions.visitor(half).isEmpty());
            assertTrue(sessions.visitor(working).isPresent());
            now.updateAndGet(at -> at.plus(Duration.ofHours(12)));
            assertTrue(sessions.visitor(working).isEmpty());
            assertTrue(sessions.visitor(writing).isPresent());
            assertEquals(now.get(), sessions.list(member.id()).getFirst().usedAt());
            now.updateAndGet(at -> at.plus(Duration.ofDays(30)));
            assertTrue(sessions.visitor(writing).isEmpty());
            assertEquals(3, store.database.write(SessionStore::sweep));
        }
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneId.of("Asia/Tokyo"));
    }
}
