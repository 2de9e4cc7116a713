package jp.musubi.cms.freshness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.edit.ConfirmationLinks;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** When groups are asked, and when not. */
final class AskingTest {
    private static final int ALL = 100;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T23:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    /** A store with somebody who asks. */
    private final class Bureau implements AutoCloseable {
        private final TestStore store;
        private final MailStore mails;
        private final Asking asking;
        private final UUID owner;

        Bureau(TestStore.Kind kind) {
            store = TestStore.open(kind, clock, Slugger.NONE);
            mails = new MailStore(store.database, store.ids, false);
            asking = asking();
            owner = account("owner@example.jp");
        }

        Asking asking() {
            var address = new PublicAddress(URI.create("https://hiroba.example/"), 8080);
            var screens =
                    new Screens(
                            new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                            new Cookies(true),
                            id -> "");
            return new Asking(
                    new Asking.Parts(
                            store.database,
                            clock,
                            store.model,
                            store.entries,
                            store.accounts,
                            mails,
                            store.audit,
                            store.settings),
                    new ConfirmationLinks(store.database, store.ids, address),
                    screens,
                    address);
        }

        UUID account(String email) {
            var wanted =
                    new AccountStore.NewAccount(
                            email, email, Role.MEMBER, "kawa no nagare 2026", true);
            return ((AccountStore.Outcome.Created) store.accounts.create(wanted)).account().id();
        }

        UUID group(String title, String confirmedOn) {
            var values = new LinkedHashMap<String, Value>();
            values.put("title", new Value.Text(title));
            values.put("contact_phone", new Value.Text("076-200-0000"));
            values.put("contact_email", new Value.Text("hidden@example.jp"));
            if (!confirmedOn.isEmpty()) {
                values.put("confirmed_on", new Value.Text(confirmedOn));
            }
            var content = new Content(new Fields(values), Set.of("contact_phone"));
            var wanted = new NewEntry(store.model.require("group"), null, null, owner, content);
            return store.database.write(tx -> {
                UUID id = ((CreateOutcome.Created) store.entries.create(tx, wanted)).entry().id();
                store.publishing.publish(tx, id, OptionalLong.empty(), owner);
                store.accounts.join(tx, owner, id, Membership.Part.OWNER);
                return id;
            });
        }

        void set(boolean asks, int months, int days) {
            store.database.write(tx -> {
                FreshnessSettings.TOPIC.write(
                        store.settings, tx, new FreshnessSettings(asks, months, days));
                return tx;
            });
        }

        List<Mail> mails() {
            return mails.newest(ALL);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private void wait(int days) {
        now.updateAndGet(moment -> moment.plus(Duration.ofDays(days)));
    }

    @EachDatabase
    void whoeverIsNotConfirmedForAYearIsAskedAtNineInTheMorning(TestStore.Kind kind) {
        try (var bureau = new Bureau(kind)) {
            bureau.group("新しい会", "2026-06-01");
            bureau.group("ほたるの会", "2025-11-24");

            assertEquals(0, bureau.asking.runDue(), "it is eight o'clock");
            Instant nine = Instant.parse("2026-11-24T00:00:00Z");
            assertEquals(nine, bureau.asking.nextDue().orElseThrow());
            now.set(nine);
            assertEquals(1, bureau.asking.runDue());

            assertEquals(1, bureau.mails().size());
            Mail mail = bureau.mails().getFirst();
            assertEquals("owner@example.jp", mail.to());
            assertTrue(mail.confidential());
            assertTrue(mail.subject().contains("ほたるの会"), mail.subject());
            assertTrue(mail.body().contains("https://hiroba.example/admin/confirm/"));
            assertTrue(mail.body().contains("電話番号：076-200-0000"), mail.body());
            assertTrue(mail.body().contains("2025-11-24"), mail.body());
            assertFalse(mail.body().contains("hidden@example.jp"), "not public");
            assertTrue(bureau.asking.nextDue().orElseThrow().isAfter(nine));
        }
    }

    @EachDatabase
    void whoNeverConfirmedIsAskedAYearAfterTheLastPublication(TestStore.Kind kind) {
        try (var bureau = new Bureau(kind)) {
            UUID group = bureau.group("ほたるの会", "");
            assertEquals(0, bureau.asking.runDue());
            wait(200);
            bureau.store.database.write(tx ->
                    bureau.store.publishing.publish(tx, group, OptionalLong.empty(), bureau.owner));
            wait(300);
            assertEquals(0, bureau.asking.runDue(), "it was published since");
            wait(66);
            Instant morning = Instant.parse("2028-06-12T00:00:00Z");
            assertEquals(morning, bureau.asking.nextDue().orElseThrow());
            now.set(morning);
            assertEquals(1, bureau.asking.runDue());
            assertEquals(0, bureau.asking.runDue(), "one question at a time");
            assertTrue(bureau.mails().getFirst().body().contains("最後に確かめた日：（ありません）"));
            wait(31);
            assertEquals(1, bureau.asking.runDue());
            wait(400);
            assertEquals(0, bureau.asking.runDue());
        }
    }

    @EachDatabase
    void theyAreAskedOnceMoreAndThenNoMore(TestStore.Kind kind) {
        try (var bureau = new Bureau(kind)) {
            bureau.group("ほたるの会", "2024-01-10");

            assertEquals(1, bureau.asking.runDue());
            assertEquals(0, bureau.asking.runDue());
            wait(29);
            assertEquals(0, bureau.asking.runDue());
            wait(2);
            assertEquals(1, bureau.asking.runDue());
            wait(400);
            assertEquals(0, bureau.asking.runDue());
            assertEquals(2, bureau.mails().size());
        }
    }

    @EachDatabase
    void severalProcessesAskOnce(TestStore.Kind kind) throws Exception {
        try (var bureau = new Bureau(kind);
                var threads = Executors.newFixedThreadPool(4)) {
            for (int at = 0; at < 10; at++) {
                bureau.group("会" + at, "2024-01-10");
            }
            Callable<Integer> process = () -> bureau.asking().runDue();
            int asked = 0;
            for (var done : threads.invokeAll(List.of(process, process, process, process))) {
                asked += done.get();
            }

            assertEquals(10, asked);
            assertEquals(10, bureau.mails().size());
        }
    }

    @EachDatabase
    void suspendedPeopleAndGroupsInTheTrashGetNoMail(TestStore.Kind kind) {
        try (var bureau = new Bureau(kind)) {
            UUID trashed = bureau.group("ごみ箱の会", "2024-01-10");
            bureau.store.database.write(
                    tx -> bureau.store.publishing.trash(tx, trashed, bureau.owner, ""));
            assertEquals(0, bureau.asking.runDue());
            assertTrue(
                    bureau.store
                            .database
                            .write(tx -> bureau.asking.askNow(tx, trashed, bureau.owner))
                            .isEmpty());

            UUID group = bureau.group("ほたるの会", "2024-01-10");
            bureau.store.database.write(tx -> {
                bureau.store.accounts.suspend(tx, bureau.owner);
                return tx;
            });
            assertEquals(1, bureau.asking.runDue());
            assertEquals(List.of(), bureau.mails());
            var questions = new QuestionStore(bureau.store.database).all();
            assertEquals(
                    0,
                    Objects.requireNonNull(questions.get(group)).mails(),
                    "staff see that nobody could be asked");
        }
    }

    @EachDatabase
    void theOfficeSetsWhenAndWhether(TestStore.Kind kind) {
        try (var bureau = new Bureau(kind)) {
            bureau.group("ほたるの会", "2026-06-01");
            assertEquals(0, bureau.asking.runDue());

            bureau.set(false, 3, 7);
            assertEquals(0, bureau.asking.runDue());
            assertTrue(bureau.asking.nextDue().isEmpty());

            bureau.set(true, 3, 7);
            assertEquals(1, bureau.asking.runDue());
            wait(8);
            assertEquals(1, bureau.asking.runDue());
        }
    }

    @EachDatabase
    void aNewQuestionEndsTheLinksOfTheLast(TestStore.Kind kind) {
        try (var bureau = new Bureau(kind)) {
            UUID group = bureau.group("ほたるの会", "2026-06-01");
            for (int time = 0; time < 3; time++) {
                bureau.store.database.write(tx -> bureau.asking.askNow(tx, group, bureau.owner));
            }

            int open =
                    bureau.store.database.read(tx ->
                            tx.handle()
                                    .createQuery(
                                            "select count(*) from edit_link"
                                                    + " where ended_at is null")
                                    .mapTo(Integer.class)
                                    .one());
            assertEquals(1, open);
            assertEquals(3, bureau.mails().size());
        }
    }
}
