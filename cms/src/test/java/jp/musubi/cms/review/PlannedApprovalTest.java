package jp.musubi.cms.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;

import java.time.Instant;

/** What was approved for a day to come, and what happens before that day. */
final class PlannedApprovalTest {
    @EachDatabase
    void whatStaffTookDownStaysSoThoughItWasPlanned(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind)) {
            var office = new Office(store);
            office.approve(office.waiting().id(), office.staff);
            office.save(Office.titled("ほたるの会 二"));
            Review review = office.waiting();
            office.approveFrom(review.id(), Instant.now().plusMillis(300));
            store.database.write(tx -> store.publishing.unpublish(tx, office.group, office.staff));
            Thread.sleep(400);
            assertEquals(0, store.schedule.runDue());
            assertEquals("", office.live());
        }
    }
}
