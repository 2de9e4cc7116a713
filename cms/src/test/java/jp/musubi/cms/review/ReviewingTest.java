package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.publish.Publication;
import jp.musubi.content.model.ContentType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a review may become, and what the public sees of it. */
final class ReviewingTest {

    @EachDatabase
    void approvalMakesExactlyTheReviewedRevisionPublic(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Review review = office.waiting();
            office.save(Office.titled("あとで書いた名前"));

            var decided =
                    assertInstanceOf(
                            DecideOutcome.Decided.class, office.approve(review.id(), office.staff));

            assertEquals("ほたるの会", office.live());
            assertEquals(1, office.entry().liveRevision());
            assertEquals(2, office.entry().draftRevision());
            assertEquals(Review.State.APPROVED, decided.review().state());
            Publication publication = decided.publication();
            assertNotNull(publication);
            assertTrue(store.publications.find(publication.id()).isPresent());
            List<String> actions =
                    store.audit.about(office.group, 10).stream().map(AuditEvent::action).toList();
            assertEquals(List.of("entry.publish", "review.approve", "review.submit"), actions);
        }
    }

    @EachDatabase
    void whatWasHandedInDoesNotGrowInTheFormThatWroteIt(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            var form = UUID.randomUUID();
            office.type(Office.titled("書きかけ"), form, 1);
            office.type(Office.titled("ほたるの会と川"), form, 2);
            assertEquals(2, office.entry().draftRevision(), "one revision grows while they write");
            Review review = office.waiting();
            office.type(Office.titled("だれも見ていない文"), form, 3);

            office.approve(review.id(), office.staff);

            assertEquals("ほたるの会と川", office.live());
        }
    }

    @EachDatabase
    void nobodyApprovesWhatTheyHandedInThemselves(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            UUID review =
                    ((SubmitOutcome.Waiting) office.submit(office.group, office.staff))
                            .review()
                            .id();

            assertInstanceOf(
                    DecideOutcome.OwnSubmission.class, office.approve(review, office.staff));
            assertEquals("", office.live());
            assertInstanceOf(DecideOutcome.Decided.class, office.approve(review, office.colleague));
        }
    }

    @EachDatabase
    void aTypeThatWantsTwoApprovalsNeedsTwoDifferentPeople(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            var twice =
                    new Reviewing(
                            store.model.withTypes(List.of(wanting(2, store))),
                            store.entries,
                            store.accounts,
                            store.publishing,
                            store.schedule,
                            store.audit,
                            Letters.NONE,
                            store.ids);
            UUID review = office.waiting().id();

            var partly =
                    store.database.write(tx -> twice.approve(tx, review, office.staff, null, null));
            var again =
                    store.database.write(tx -> twice.approve(tx, review, office.staff, null, null));
            String before = office.live();
            var both =
                    store.database.write(
                            tx -> twice.approve(tx, review, office.colleague, null, null));

            assertEquals(1, assertInstanceOf(DecideOutcome.Partly.class, partly).approvals());
            assertInstanceOf(DecideOutcome.AlreadyApproved.class, again);
            assertEquals("", before);
            assertInstanceOf(DecideOutcome.Decided.class, both);
            assertEquals("ほたるの会", office.live());
        }
    }

    private static ContentType wanting(int approvals, TestStore store) {
        ContentType group = store.model.require("group");
        return new ContentType(
                group.name(),
                group.plural(),
                group.label(),
                group.pluralLabel(),
                group.path(),
                group.list(),
                group.owner(),
                group.review(),
                approvals,
                group.jsonLd(),
                group.titleField(),
                group.sort(),
                group.fields(),
                group.parts());
    }

    @EachDatabase
    void handingInAgainReplacesWhatWaited(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Review first = office.waiting();
            store.database.write(tx -> {
                ReviewStore.claim(tx, first.id(), office.staff);
                return first;
            });
            office.save(Office.titled("新しい名前"));
            Review second = office.waiting();

            assertEquals(
                    Review.State.WITHDRAWN, store.reviews.find(first.id()).orElseThrow().state());
            assertEquals(second.id(), store.reviews.waiting(office.group).orElseThrow().id());
            assertEquals(office.staff, second.claimedBy());
            assertInstanceOf(
                    DecideOutcome.WrongState.class, office.approve(first.id(), office.staff));
            assertEquals("", office.live());
        }
    }

    @EachDatabase
    void aReviewOlderThanWhatIsPublicIsNotApproved(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Review review = office.waiting();
            office.save(Office.titled("職員が公開した名前"));
            store.database.write(tx ->
                    store.publishing.publish(
                            tx, office.group, OptionalLong.empty(), office.colleague));

            assertInstanceOf(
                    DecideOutcome.Overtaken.class, office.approve(review.id(), office.staff));
            assertEquals("職員が公開した名前", office.live());
        }
    }

    @EachDatabase
    void aChangeOfFieldsThatMayGoFirstIsPublicAtOnceAndLookedAtLater(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            office.approve(office.waiting().id(), office.staff);
            office.save(Office.content("ほたるの会", 30));

            var atOnce = assertInstanceOf(SubmitOutcome.PublishedAtOnce.class, office.submit());
            Review review = atOnce.review();
            assertNotNull(review);
            assertEquals(Review.State.LIVE, review.state());
            assertEquals(2, office.entry().liveRevision());
            assertEquals(1, store.reviews.count(Review.State.LIVE));

            office.acknowledge(review.id());
            assertEquals(0, store.reviews.count(Review.State.LIVE));
        }
    }

    @EachDatabase
    void aChangeOfTheNameWaitsEvenWithAFieldThatMayGoFirst(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            assertInstanceOf(SubmitOutcome.Waiting.class, office.submit());
            office.approve(store.reviews.waiting(office.group).orElseThrow().id(), office.staff);
            office.save(Office.content("別の会", 30));

            assertInstanceOf(SubmitOutcome.Waiting.class, office.submit());
            assertEquals("ほたるの会", office.live());
            assertInstanceOf(SubmitOutcome.Waiting.class, office.submit());
        }
    }

    @EachDatabase
    void whatIsPublicAlreadyIsNotHandedIn(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            office.approve(office.waiting().id(), office.staff);
            office.save(Office.titled("ほたるの会"));

            assertInstanceOf(SubmitOutcome.NothingNew.class, office.submit());
        }
    }

    @EachDatabase
    void returningTellsTheSubmitterAndTheOwnersOnceEach(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Review review = office.waiting();
            office.sendBack(review.id(), "番地も書いてください。");

            assertEquals(
                    Set.of(office.editor, office.owner),
                    Set.copyOf(store.letters.stream().map(Letters.Told::to).toList()));
            assertEquals(2, store.letters.size());
            assertEquals("番地も書いてください。", ((Letters.Returned) store.letters.getFirst()).reason());
            assertEquals(1, store.reviews.unanswered());
            office.save(Office.titled("直した名前"));
            office.waiting();
            assertEquals(0, store.reviews.unanswered());
        }
    }

    @EachDatabase
    void whatIsInTheTrashWaitsForNoAnswer(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            office.sendBack(office.waiting().id(), "番地を書いてください。");
            assertTrue(store.reviews.longestUnanswered().isPresent());
            store.database.write(tx -> store.publishing.trash(tx, office.group, office.staff, ""));
            assertEquals(0, store.reviews.unanswered());
            assertTrue(store.reviews.longestUnanswered().isEmpty());
        }
    }

    @EachDatabase
    void eachStateAllowsOnlyItsOwnDecisions(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Map<Review.State, UUID> reviews = oneInEachState(office);
            assertEquals(Set.of(Review.State.values()), reviews.keySet());
            List<Review.State> decisions =
                    List.of(
                            Review.State.APPROVED,
                            Review.State.RETURNED,
                            Review.State.ACKNOWLEDGED);
            for (var from : reviews.entrySet()) {
                for (Review.State to : decisions) {
                    if (from.getKey().mayBecome(to)) {
                        continue;
                    }
                    assertInstanceOf(
                            DecideOutcome.WrongState.class,
                            decide(office, from.getValue(), to),
                            from.getKey() + " to " + to);
                    assertEquals(
                            from.getKey(),
                            store.reviews.find(from.getValue()).orElseThrow().state());
                }
            }
        }
    }

    private static DecideOutcome decide(Office office, UUID review, Review.State to) {
        return switch (to) {
            case APPROVED -> office.approve(review, office.staff);
            case RETURNED -> office.sendBack(review, "直してください。");
            default -> office.acknowledge(review);
        };
    }

    private static Map<Review.State, UUID> oneInEachState(Office office) {
        var reviews = new EnumMap<Review.State, UUID>(Review.State.class);
        reviews.put(Review.State.APPROVED, office.waiting().id());
        office.approve(reviews.get(Review.State.APPROVED), office.staff);
        office.save(Office.content("ほたるの会", 10));
        reviews.put(Review.State.ACKNOWLEDGED, atOnce(office));
        office.acknowledge(reviews.get(Review.State.ACKNOWLEDGED));
        office.save(Office.content("ほたるの会", 20));
        reviews.put(Review.State.LIVE, atOnce(office));
        office.save(Office.titled("二つ目の名前"));
        reviews.put(Review.State.RETURNED, office.waiting().id());
        office.sendBack(reviews.get(Review.State.RETURNED), "直してください。");
        reviews.put(Review.State.WITHDRAWN, office.waiting().id());
        office.withdraw();
        reviews.put(Review.State.WAITING, office.waiting().id());
        return reviews;
    }

    private static UUID atOnce(Office office) {
        Review review = ((SubmitOutcome.PublishedAtOnce) office.submit()).review();
        assertNotNull(review);
        return review.id();
    }

    @EachDatabase
    void ofTwoDecisionsAtTheSameMomentOneCounts(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind);
                ExecutorService people = Executors.newFixedThreadPool(2)) {
            var office = new Office(store);
            for (int round = 0; round < 10; round++) {
                office.save(Office.titled("名前" + round));
                UUID review = office.waiting().id();
                var start = new CountDownLatch(1);
                List<Future<DecideOutcome>> decisions = new ArrayList<>();
                decisions.add(
                        people.submit(() -> {
                            start.await();
                            return office.approve(review, office.staff);
                        }));
                decisions.add(
                        people.submit(() -> {
                            start.await();
                            return office.sendBack(review, "直してください。");
                        }));
                start.countDown();
                int counted = 0;
                for (Future<DecideOutcome> decision : decisions) {
                    counted += decision.get() instanceof DecideOutcome.Decided ? 1 : 0;
                }
                assertEquals(1, counted);
                boolean approved =
                        store.reviews.find(review).orElseThrow().state() == Review.State.APPROVED;
                assertEquals(approved, office.live().equals("名前" + round));
            }
        }
    }

    @EachDatabase
    void anApprovalWithADateIsPublicFromThenOn(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Review review = office.waiting();
            Instant due = Instant.now().plusMillis(400);
            var decided =
                    assertInstanceOf(
                            DecideOutcome.Decided.class, office.approveFrom(review.id(), due));

            assertNull(decided.publication());
            assertEquals(0, store.schedule.runDue());
            assertEquals("", office.live());
            Thread.sleep(500);
            assertEquals(1, store.schedule.runDue());
            assertEquals("ほたるの会", office.live());
            assertTrue(store.schedule.nextDue().isEmpty());
        }
    }

    @EachDatabase
    void whatIsInTheTrashIsNeitherPublicNorListedUntilItIsTakenOut(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            office.approve(office.waiting().id(), office.staff);
            boolean trashed =
                    store.database.write(
                            tx -> store.publishing.trash(tx, office.group, office.staff, "重複"));

            assertTrue(trashed);
            assertEquals("", office.live());
            assertTrue(store.entries.find(office.group).isEmpty());
            assertTrue(store.entries.newest(null, null, 10).isEmpty());
            assertEquals(1, store.entries.trashed(10).size());
            assertInstanceOf(SubmitOutcome.NotFound.class, office.submit());
            assertEquals(
                    0,
                    store.database.<Integer>write(
                            tx -> store.entries.setAllLive(tx, List.of(office.group))));

            store.database.write(
                    tx -> store.publishing.takeFromTrash(tx, office.group, office.staff));
            assertFalse(office.entry().isLive());
        }
    }
}
