package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class RegistrationStoreTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 4, 1);
    private static final UUID STAFF = new UUID(0, 7);

    private static UUID group(TestStore store) {
        var wanted = new NewEntry(store.model.require("group"), null, null, null, Content.NONE);
        return store.database
                .write(tx -> (CreateOutcome.Created) store.entries.create(tx, wanted))
                .entry()
                .id();
    }

    @EachDatabase
    void whatEndsAndWhatIsOverIsTakenOncePerTerm(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var registrations = new RegistrationStore(store.database);
            UUID group = group(store);
            Registration first =
                    store.database.write(tx -> registrations.register(tx, group, BEGIN, STAFF));
            LocalDate last = first.validUntil();
            assertEquals(List.of(), lapsed(store, registrations, last));
            assertEquals(1, due(store, registrations, last).size());
            assertEquals(List.of(), due(store, registrations, last));
            assertEquals(1, lapsed(store, registrations, last.plusDays(1)).size());
            assertEquals(List.of(), lapsed(store, registrations, last.plusDays(1)));

            Registration renewed =
                    store.database
                            .write(tx -> registrations.renew(tx, group, last, STAFF))
                            .orElseThrow();
            assertEquals(1, due(store, registrations, renewed.validUntil()).size());
            assertEquals(1, lapsed(store, registrations, renewed.validUntil().plusDays(1)).size());
        }
    }

    private static List<Registration> due(
            TestStore store, RegistrationStore registrations, LocalDate by) {
        return store.database.write(tx -> registrations.takeDue(tx, by, 10));
    }

    private static List<Registration> lapsed(
            TestStore store, RegistrationStore registrations, LocalDate today) {
        return store.database.write(tx -> registrations.takeLapsed(tx, today, 10));
    }

    @EachDatabase
    void ticksAreKeptUntilTheyAreTakenAway(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var applications = new ApplicationStore(store.database);
            var checks = new CheckStore(store.database);
            UUID group = group(store);
            UUID id = store.ids.next();
            store.database.write(tx ->
                    applications.begin(
                            tx,
                            id,
                            Application.Kind.REGISTRATION,
                            group,
                            new ApplicationStore.Applicant("a@example.jp", "花", "ja")));
            for (Set<String> ticks : List.of(Set.of("name", "reach"), Set.of("reach", "aims"))) {
                store.database.write(tx -> {
                    checks.tick(tx, id, ticks, STAFF);
                    return ticks;
                });
                assertEquals(ticks, checks.ticked(id));
            }
        }
    }
}
