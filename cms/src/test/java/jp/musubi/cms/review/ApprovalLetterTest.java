package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;

import java.time.Duration;
import java.time.Instant;

/** What whoever handed something in is told when it is approved. */
final class ApprovalLetterTest {
    @EachDatabase
    void theAuthorIsToldTheAddressOfThePageAndSinceWhenItIsPublic(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Instant before = Instant.now().minusSeconds(1);

            office.approve(office.waiting().id(), office.staff);

            assertEquals(1, store.letters.size());
            var letter = (Letters.Approved) store.letters.getFirst();
            assertEquals(office.editor, letter.to());
            assertEquals("ほたるの会", letter.title());
            assertEquals("/groups/" + office.entry().slug() + "/", letter.path());
            assertFalse(letter.from().isBefore(before));
            assertFalse(letter.from().isAfter(Instant.now().plusSeconds(1)));
            assertNull(letter.until());
        }
    }

    @EachDatabase
    void theyAreToldWhenItWillBePublic(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Instant due = Instant.parse("2099-04-01T00:00:00Z");

            office.approveFrom(office.waiting().id(), due);

            assertEquals(due, ((Letters.Approved) store.letters.getFirst()).from());
            assertTrue(due.isAfter(Instant.now().plus(Duration.ofDays(1))));
        }
    }

    @EachDatabase
    void nobodyIsToldOfAnApprovalThatChangesNothing(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            Review review = office.waiting();
            office.approve(review.id(), office.editor);
            office.approve(review.id(), office.staff);
            office.approve(review.id(), office.colleague);

            assertEquals(1, store.letters.size());
        }
    }
}
