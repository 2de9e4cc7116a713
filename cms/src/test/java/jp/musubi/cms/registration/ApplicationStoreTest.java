package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.content.entry.Fields;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class ApplicationStoreTest {
    private static final ApplicationStore.Applicant HANAKO =
            new ApplicationStore.Applicant("hanako@example.jp", "川端 花子", "ja");

    private static UUID group(TestStore store) {
        var wanted =
                new NewEntry(
                        store.model.require("group"),
                        null,
                        null,
                        null,
                        new Content(Fields.NONE, Set.of()));
        return store.database
                .write(tx -> (CreateOutcome.Created) store.entries.create(tx, wanted))
                .entry()
                .id();
    }

    private static Application begin(TestStore store, ApplicationStore applications) {
        UUID group = group(store);
        return store.database.write(tx ->
                applications.begin(
                        tx, store.ids.next(), Application.Kind.REGISTRATION, group, HANAKO));
    }

    private static Optional<Application> move(
            TestStore store, ApplicationStore applications, UUID id, ApplicationState next) {
        return store.database.write(tx -> applications.move(tx, id, next, null, "番地も書いてください。"));
    }

    @EachDatabase
    void anApplicationIsFoundByItsAddressAndKeepsWhatWasAnswered(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var applications = new ApplicationStore(store.database);
            Application begun = begin(store, applications);
            UUID id = begun.id();
            assertEquals(List.of(begun), applications.openOf(HANAKO.email(), 3));
            assertEquals(List.of(), applications.openOf("taro@example.jp", 3));

            var assessment = new LinkedHashMap<>(Map.of("rules", true));
            assessment.put("accounts", false);
            var answers = new Answers(assessment, List.of("privacy", "publish"));
            store.database.write(tx -> applications.save(tx, id, answers));
            assertEquals(answers, applications.find(id).orElseThrow().answers());

            assertEquals(begun.number() + 1, begin(store, applications).number());
            store.database.write(
                    tx -> applications.move(tx, id, ApplicationState.WITHDRAWN, null, null));
            assertEquals(1, applications.openOf(HANAKO.email(), 3).size());
        }
    }

    @EachDatabase
    void whatWaitsIsListedOldestFirstAndWhatIsDecidedNewestFirst(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var applications = new ApplicationStore(store.database);
            for (ApplicationState state :
                    List.of(ApplicationState.SUBMITTED, ApplicationState.REGISTERED)) {
                UUID first = begin(store, applications).id();
                UUID second = begin(store, applications).id();
                assertTrue(lead(store, applications, first, state));
                assertTrue(lead(store, applications, second, state));
                UUID top = applications.list(EnumSet.of(state), 1).getFirst().id();
                assertEquals(state.isDecided() ? second : first, top);
            }
        }
    }

    @EachDatabase
    void everyStateIsFollowedByThoseOfThePlanAndNoOthers(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var applications = new ApplicationStore(store.database);
            for (ApplicationState from : ApplicationState.values()) {
                for (ApplicationState next : ApplicationState.values()) {
                    UUID id = begin(store, applications).id();
                    assertTrue(lead(store, applications, id, from), from::toString);
                    assertEquals(
                            from.next().contains(next),
                            move(store, applications, id, next).isPresent(),
                            from + " -> " + next);
                }
            }
        }
    }

    /** Takes a new application to a state by a way that is allowed. */
    private static boolean lead(
            TestStore store, ApplicationStore applications, UUID id, ApplicationState to) {
        List<ApplicationState> way =
                switch (to) {
                    case DRAFT -> List.of();
                    case SUBMITTED, WITHDRAWN -> List.of(to);
                    case CHECKING -> List.of(ApplicationState.SUBMITTED, to);
                    case RETURNED, REGISTERED, DECLINED ->
                            List.of(ApplicationState.SUBMITTED, ApplicationState.CHECKING, to);
                };
        return way.stream().allMatch(state -> move(store, applications, id, state).isPresent());
    }

    @EachDatabase
    void whatWasHandedInCannotBeChangedUntilItIsReturned(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var applications = new ApplicationStore(store.database);
            UUID id = begin(store, applications).id();
            move(store, applications, id, ApplicationState.SUBMITTED);
            var later = new Answers(new LinkedHashMap<>(), List.of("publish"));
            assertTrue(store.database.write(tx -> applications.save(tx, id, later)).isEmpty());
            assertEquals(
                    List.of(id),
                    applications.list(EnumSet.of(ApplicationState.SUBMITTED), 10).stream()
                            .map(Application::id)
                            .toList());
            move(store, applications, id, ApplicationState.CHECKING);
            Application returned =
                    move(store, applications, id, ApplicationState.RETURNED).orElseThrow();
            assertEquals("番地も書いてください。", returned.reason());
            assertFalse(store.database.write(tx -> applications.save(tx, id, later)).isEmpty());
        }
    }
}
