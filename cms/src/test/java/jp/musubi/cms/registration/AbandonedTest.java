package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.edit.ConfirmationLinks;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.entry.Purge;
import jp.musubi.cms.entry.Slugger;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.link.LinkStore;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Applications that were begun and forgotten go away, and no others. */
class AbandonedTest {
    private static final Duration FORGOTTEN = Abandoned.FORGOTTEN_AFTER.plusMinutes(1);

    /** As long as rules may be. */
    private static final byte[] LONG_PDF = new byte[RegisterLimits.MAX_RULES_BYTES];

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-04-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    private TestStore open(TestStore.Kind kind) {
        return TestStore.open(kind, clock, Slugger.NONE);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static ApplicationStore applications(TestStore store) {
        return new ApplicationStore(store.database);
    }

    private static Application begin(TestStore store, Application.Kind kind) {
        var wanted =
                new NewEntry(
                        store.model.require("group"),
                        null,
                        null,
                        null,
                        new Content(Fields.NONE, Set.of()));
        return store.database.write(tx -> {
            var group = (CreateOutcome.Created) store.entries.create(tx, wanted);
            return applications(store)
                    .begin(
                            tx,
                            store.ids.next(),
                            kind,
                            group.entry().id(),
                            new ApplicationStore.Applicant("hanako@example.jp", "花子", "ja"));
        });
    }

    private static Application begin(TestStore store) {
        return begin(store, Application.Kind.REGISTRATION);
    }

    private static int sweep(TestStore store) {
        var abandoned =
                new Abandoned(applications(store), store.entries, store.publishing, store.audit);
        return store.database.write(abandoned::sweep);
    }

    private static boolean isThere(TestStore store, Application application) {
        boolean there = applications(store).find(application.id()).isPresent();
        assertEquals(there, store.entries.findDraft(application.group()).isPresent());
        return there;
    }

    @EachDatabase
    void whatWasForgottenGoesToTheTrashAndTheRecordSaysSo(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application begun = begin(store);
            store.database.write(tx -> {
                new CheckStore(store.database).tick(tx, begun.id(), List.of("name"), begun.id());
                new RulesStore(store.database).put(tx, begun.id(), "会則.pdf", LONG_PDF);
                return begun;
            });
            pass(Abandoned.FORGOTTEN_AFTER);
            assertEquals(0, sweep(store));
            assertTrue(isThere(store, begun));
            var rules = new RulesStore(store.database);
            assertArrayEquals(LONG_PDF, rules.pdf(begun.id()).orElseThrow());

            pass(Duration.ofMinutes(1));
            assertEquals(1, sweep(store));
            assertFalse(isThere(store, begun));
            assertTrue(rules.pdf(begun.id()).isEmpty());
            assertEquals(
                    List.of(begun.group()),
                    store.entries.trashed(9).stream().map(StoredEntry::id).toList());
            assertTrue(
                    store.audit.about(begun.group(), 9).stream()
                            .anyMatch(event ->
                                    event.action().equals("registration.abandon")
                                            && event.details()
                                                    .equals("application " + begun.number())));
            assertEquals(0, sweep(store));
        }
    }

    @EachDatabase
    void whoeverWroteInItSinceKeepsIt(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application answered = begin(store);
            Application written = begin(store);
            pass(Duration.ofDays(30));
            store.database.write(tx -> applications(store).save(tx, answered.id(), Answers.NONE));
            Draft draft = store.entries.findDraft(written.group()).orElseThrow();
            var content =
                    new Content(
                            Fields.NONE.with("activity_place", new Value.Text("河川敷")), Set.of());
            store.database.write(tx ->
                    store.entries.save(
                            tx, written.group(), draft.entry().version(), content, null));
            pass(FORGOTTEN.minusDays(30));
            assertEquals(0, sweep(store));
            pass(Duration.ofDays(30));
            assertEquals(2, sweep(store));
        }
    }

    @EachDatabase
    void whatALinkStillOpensIsThere(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application begun = begin(store);
            pass(FORGOTTEN.minusDays(1));
            var links = new LinkStore(store.database);
            store.database.write(
                    tx -> links.make(tx, Applicants.PURPOSE, begun.id(), "", Applicants.KEPT));
            pass(Applicants.KEPT.minusMinutes(1));
            assertEquals(0, sweep(store));
            assertTrue(isThere(store, begun));
            pass(Duration.ofMinutes(1));
            assertEquals(1, sweep(store));
        }
    }

    @EachDatabase
    void whatWasHandedInOrIsPublicStays(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application handedIn = begin(store);
            Application renewal = begin(store, Application.Kind.RENEWAL);
            Application shown = begin(store);
            UUID staff = store.ids.next();
            store.database.write(tx -> {
                store.publishing.publish(tx, shown.group(), OptionalLong.empty(), staff);
                return applications(store)
                        .move(tx, handedIn.id(), ApplicationState.SUBMITTED, null, null);
            });
            pass(FORGOTTEN.multipliedBy(4));
            assertEquals(0, sweep(store));
            assertTrue(isThere(store, handedIn));
            assertTrue(isThere(store, renewal));
            assertTrue(store.entries.findLive(shown.group()).isPresent());
        }
    }

    private static void decide(TestStore store, Application application, ApplicationState... way) {
        store.database.write(tx -> {
            for (ApplicationState next : way) {
                assertTrue(
                        applications(store)
                                .move(tx, application.id(), next, null, "理由")
                                .isPresent());
            }
            return application;
        });
    }

    private static int sweepDecided(TestStore store) {
        var abandoned =
                new Abandoned(applications(store), store.entries, store.publishing, store.audit);
        return store.database.write(abandoned::sweepDecided);
    }

    private static int purge(TestStore store) {
        var abandoned =
                new Abandoned(applications(store), store.entries, store.publishing, store.audit);
        return store.database.write(abandoned::purge);
    }

    private static boolean isRecorded(TestStore store, UUID group, String action) {
        return store.audit.about(group, 9).stream()
                .anyMatch(event -> event.action().equals(action));
    }

    @EachDatabase
    void whoWithdrewOrWasDeclinedIsForgottenAfterTheStatedTime(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application withdrawn = begin(store);
            Application declined = begin(store);
            Application renewal = begin(store, Application.Kind.RENEWAL);
            Application waiting = begin(store);
            decide(store, withdrawn, ApplicationState.WITHDRAWN);
            decide(
                    store,
                    declined,
                    ApplicationState.SUBMITTED,
                    ApplicationState.CHECKING,
                    ApplicationState.DECLINED);
            decide(store, renewal, ApplicationState.WITHDRAWN);
            decide(store, waiting, ApplicationState.SUBMITTED);
            pass(Abandoned.DECIDED_KEPT);
            assertEquals(0, sweepDecided(store));
            pass(Duration.ofMinutes(1));
            assertEquals(3, sweepDecided(store));
            assertFalse(isThere(store, withdrawn));
            assertFalse(isThere(store, declined));
            assertTrue(isThere(store, waiting));
            assertTrue(isRecorded(store, declined.group(), "registration.abandon"));
            assertTrue(applications(store).find(renewal.id()).isEmpty());
            assertTrue(store.entries.findDraft(renewal.group()).isPresent(), "the group stays");
        }
    }

    @EachDatabase
    void whatWasSweptIsDeletedFromTheTrashAfterTheStatedTimeAndTheRecordStays(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application begun = begin(store);
            Application rescued = begin(store);
            pass(FORGOTTEN);
            assertEquals(2, sweep(store));
            pass(Abandoned.TRASH_KEPT);
            assertEquals(0, purge(store));
            store.database.write(tx -> {
                store.publishing.takeFromTrash(tx, rescued.group(), rescued.id());
                return store.publishing.trash(tx, rescued.group(), rescued.id(), "");
            });
            pass(Duration.ofMinutes(1));
            assertEquals(1, purge(store));
            assertEquals(
                    List.of(rescued.group()),
                    store.entries.trashed(9).stream().map(StoredEntry::id).toList(),
                    "what staff threw away themselves stays");
            assertTrue(store.entries.revisions(begun.group(), Integer.MAX_VALUE, 9).isEmpty());
            assertTrue(isRecorded(store, begun.group(), "registration.purge"));
            assertTrue(isRecorded(store, begun.group(), "registration.abandon"));
            assertEquals(0, purge(store));
        }
    }

    @EachDatabase
    void addressesForLookingAtADraftDoNotKeepIt(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application begun = begin(store);
            var links =
                    new ConfirmationLinks(store.database, store.ids, new PublicAddress(null, 8080));
            store.database.write(tx -> links.make(tx, store.ids.next(), begun.group()));
            pass(FORGOTTEN);
            sweep(store);
            pass(Abandoned.TRASH_KEPT.plusMinutes(1));

            assertEquals(1, purge(store));

            assertTrue(store.entries.trashed(9).isEmpty());
            assertTrue(isRecorded(store, begun.group(), "registration.purge"));
        }
    }

    @EachDatabase
    void whatWasEverPublicIsNeverDeleted(TestStore.Kind kind) {
        try (TestStore store = open(kind)) {
            Application shown = begin(store);
            UUID staff = store.ids.next();
            store.database.write(tx -> {
                store.publishing.publish(tx, shown.group(), OptionalLong.empty(), staff);
                store.publishing.trash(tx, shown.group(), staff, "");
                applications(store).remove(tx, shown.id());
                SweptGroups.note(tx, shown.group());
                return shown;
            });
            pass(Abandoned.TRASH_KEPT.multipliedBy(2));
            assertEquals(0, purge(store));
            assertFalse(store.database.<Boolean>write(tx -> Purge.entry(tx, shown.group())));
            assertEquals(1, store.entries.trashed(9).size());
        }
    }
}
