package jp.musubi.cms.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.entry.Sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class PublicationStoreTest {

    @EachDatabase
    void workIsTakenOnceInOrderAndKnowsHowItEnded(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            List<UUID> queued = queue(store, 3);
            List<Publication> taken = store.publications.claim(2);
            assertEquals(queued.subList(0, 2), taken.stream().map(Publication::id).toList());
            assertEquals(Publication.State.RUNNING, taken.getFirst().state());
            assertEquals(3, store.publications.unfinished());
            store.publications.shown(List.of(queued.get(0)), 7, Map.of());
            store.publications.failed(List.of(queued.get(1)), "理由", List.of());
            Publication done = store.publications.find(queued.get(0)).orElseThrow();
            assertEquals(Publication.State.DONE, done.state());
            assertTrue(done.finishedAt() != null && done.startedAt() != null);
            assertEquals(7, done.release());
            assertEquals("理由", store.publications.find(queued.get(1)).orElseThrow().message());
            assertEquals(1, store.publications.unfinished());
            assertEquals(1, store.publications.requeueFailed());
            assertEquals(
                    List.of(queued.get(1), queued.get(2)),
                    store.publications.claim(9).stream().map(Publication::id).toList());
            assertEquals(2, store.publications.requeueInterrupted());
            Publication again = store.publications.find(queued.get(1)).orElseThrow();
            assertEquals(Publication.State.QUEUED, again.state());
            assertNull(again.startedAt());
        }
    }

    @EachDatabase
    void twoPublishersNeverTakeTheSameWork(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind);
                var threads = Executors.newFixedThreadPool(4)) {
            List<UUID> queued = queue(store, 40);
            List<Callable<List<UUID>>> publishers = new ArrayList<>();
            for (int publisher = 0; publisher < 4; publisher++) {
                publishers.add(() -> {
                    List<UUID> mine = new ArrayList<>();
                    List<Publication> taken = store.publications.claim(5);
                    while (!taken.isEmpty()) {
                        taken.forEach(publication -> mine.add(publication.id()));
                        taken = store.publications.claim(5);
                    }
                    return mine;
                });
            }
            List<UUID> all = new ArrayList<>();
            for (Future<List<UUID>> taken : threads.invokeAll(publishers)) {
                all.addAll(taken.get());
            }
            assertEquals(queued.size(), all.size());
            assertEquals(new HashSet<>(queued), new HashSet<>(all));
        }
    }

    @EachDatabase
    void publishingWhatSomebodyChangedMeanwhileIsRefused(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            UUID id = Sample.draft(store, "一").id();
            store.database.write(tx -> store.entries.save(tx, id, 1, Sample.titled("二"), null));
            assertInstanceOf(PublishOutcome.Stale.class, publish(store, id, 1));
            assertInstanceOf(PublishOutcome.Accepted.class, publish(store, id, 2));
            assertInstanceOf(PublishOutcome.NotFound.class, publish(store, UUID.randomUUID(), 1));
            assertInstanceOf(
                    PublishOutcome.NotLive.class,
                    store.database.write(tx ->
                            store.publishing.unpublish(tx, Sample.draft(store, "三").id(), null)));
        }
    }

    private static PublishOutcome publish(TestStore store, UUID id, long version) {
        return store.database.write(
                tx -> store.publishing.publish(tx, id, OptionalLong.of(version), null));
    }

    private static List<UUID> queue(TestStore store, int count) {
        List<UUID> queued = new ArrayList<>();
        for (int made = 0; made < count; made++) {
            queued.add(
                    store.database
                            .write(tx ->
                                    store.publications.add(tx, Publication.Kind.SETTINGS, null))
                            .id());
        }
        return queued;
    }
}
