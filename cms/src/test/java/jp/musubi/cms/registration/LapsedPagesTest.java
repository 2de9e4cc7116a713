package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.RegistrationSettings;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Pages of groups whose registration is over are taken down, where the city set so. */
class LapsedPagesTest {
    private static final LocalDate FROM = LocalDate.of(2024, 4, 1);
    private static final Instant LAST_DAY = Instant.parse("2026-03-31T03:00:00Z");
    private static final int DAYS = 30;

    private final AtomicReference<Instant> now = new AtomicReference<>(LAST_DAY);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private MailStore mails(TestStore store) {
        return new MailStore(store.database, store.ids, false);
    }

    private LapsedPages pages(TestStore store) {
        var screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                        new Cookies(false),
                        id -> "");
        return new LapsedPages(
                new LapsedPages.Parts(
                        store.database,
                        clock,
                        store.entries,
                        store.publishing,
                        store.accounts,
                        mails(store),
                        store.audit,
                        store.settings,
                        new PublicAddress(null, 8080),
                        screens));
    }

    /** A public group, registered until the end of March 2026, with an owner. */
    private UUID registered(TestStore store) {
        var wanted =
                new NewEntry(
                        store.model.require("group"),
                        null,
                        null,
                        null,
                        new Content(Fields.NONE.with("title", new Value.Text("蛍の会")), Set.of()));
        return store.database.write(tx -> {
            UUID group = ((CreateOutcome.Created) store.entries.create(tx, wanted)).entry().id();
            UUID owner =
                    store.accounts
                            .createWithoutPassphrase(tx, "hanako@example.jp", "花子", Role.MEMBER)
                            .orElseThrow()
                            .id();
            store.accounts.join(tx, owner, group, Membership.Part.OWNER);
            store.publishing.publish(tx, group, OptionalLong.empty(), owner);
            new RegistrationStore(store.database).register(tx, group, FROM, owner);
            return group;
        });
    }

    private void set(TestStore store, RegistrationSettings rules) {
        store.database.write(tx -> {
            RegistrationSettings.TOPIC.write(store.settings, tx, rules);
            return rules;
        });
    }

    private static boolean isLive(TestStore store, UUID group) {
        return store.entries.findLive(group).isPresent();
    }

    @EachDatabase
    void unlessTheCitySetSoPagesStay(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            UUID group = registered(store);
            pass(Duration.ofDays(3_000));
            assertEquals(0, pages(store).runDue());
            assertEquals(Optional.empty(), pages(store).nextDue());
            assertTrue(isLive(store, group));
        }
    }

    @EachDatabase
    void afterThoseDaysThePageIsTakenDownOnceAndTheOwnersAreTold(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            UUID group = registered(store);
            set(store, new RegistrationSettings(true, DAYS));
            pass(Duration.ofDays(DAYS - 1));
            assertEquals(0, pages(store).runDue());
            assertEquals(
                    Instant.parse("2026-04-30T00:00:00Z"),
                    pages(store).nextDue().orElseThrow(),
                    "it looks again the next morning");
            pass(Duration.ofDays(1));
            assertEquals(1, pages(store).runDue());
            assertFalse(isLive(store, group));
            assertTrue(
                    store.audit.about(group, 9).stream()
                            .anyMatch(event -> event.action().equals("registration.take-down")));
            var mail = mails(store).newest(1).getFirst();
            assertEquals("hanako@example.jp", mail.to());
            assertTrue(mail.body().contains("公開のサイトから外れました"), mail.body());

            store.database.write(
                    tx -> store.publishing.publish(tx, group, OptionalLong.empty(), group));
            pass(Duration.ofDays(DAYS));
            assertEquals(0, pages(store).runDue());
            assertTrue(isLive(store, group), "whoever publishes it again keeps it");
        }
    }

    @EachDatabase
    void whoWaitsForTheOfficesWordKeepsThePage(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind, clock, Slugger.NONE)) {
            UUID group = registered(store);
            set(store, new RegistrationSettings(true, DAYS));
            var applications = new ApplicationStore(store.database);
            UUID renewal = store.ids.next();
            store.database.write(tx -> {
                applications.begin(
                        tx,
                        renewal,
                        Application.Kind.RENEWAL,
                        group,
                        new ApplicationStore.Applicant("hanako@example.jp", "花子", "ja"));
                return applications.move(tx, renewal, ApplicationState.SUBMITTED, null, null);
            });
            pass(Duration.ofDays(DAYS + 1));
            assertEquals(0, pages(store).runDue());
            store.database.write(
                    tx -> applications.move(tx, renewal, ApplicationState.WITHDRAWN, null, null));
            assertEquals(1, pages(store).runDue());
            assertFalse(isLive(store, group));
        }
    }
}
