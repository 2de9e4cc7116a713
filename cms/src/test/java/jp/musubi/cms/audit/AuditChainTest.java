package jp.musubi.cms.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whether the record of what was done can be changed unseen. */
final class AuditChainTest {
    private static final int WRITERS = 16;
    private static final int EVENTS_EACH = 25;

    private static void add(TestStore store, String action) {
        store.database.write(tx -> {
            store.audit.add(tx, null, action, null, "");
            return action;
        });
    }

    @EachDatabase
    void eventsOfManyWritersMakeOneChain(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(
                        writers.submit(() -> {
                            for (int event = 0; event < EVENTS_EACH; event++) {
                                add(store, "entry.save");
                            }
                        }));
            }
            for (Future<?> one : running) {
                one.get();
            }

            var intact = assertInstanceOf(Verification.Intact.class, store.audit.verify());
            assertEquals(WRITERS * EVENTS_EACH, intact.events());
        }
    }

    @EachDatabase
    void aChangedEventIsNamed(TestStore.Kind kind) {
        assertBrokenAt(2, kind, "update audit_event set details = 'x' where sequence = 2");
    }

    @EachDatabase
    void aMissingEventIsNamed(TestStore.Kind kind) {
        assertBrokenAt(2, kind, "delete from audit_event where sequence = 2");
    }

    @EachDatabase
    void eventsCutOffAtTheEndAreMissed(TestStore.Kind kind) {
        assertBrokenAt(3, kind, "delete from audit_event where sequence = 3");
    }

    @EachDatabase
    void anEventPutBesideTheChainIsNoticedAndNeverTakenIn(TestStore.Kind kind) {
        assertBrokenAt(
                4,
                kind,
                "insert into audit_event (id, happened_at, action, details)"
                        + " values (x'00000000000000000000000000000001', 1, 'entry.save', '')");
    }

    private static void assertBrokenAt(long sequence, TestStore.Kind kind, String sql) {
        try (TestStore store = TestStore.open(kind)) {
            List.of("entry.create", "entry.save", "entry.publish")
                    .forEach(action -> add(store, action));
            store.audit.chainOld();
            store.database.write(tx -> tx.handle().execute(sql));
            assertEquals(0, store.audit.chainOld());

            var broken = assertInstanceOf(Verification.Broken.class, store.audit.verify());
            assertEquals(sequence, broken.sequence());
        }
    }

    @EachDatabase
    void whatWasRecordedBeforeThereWasAChainIsChainedAtTheStart(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            List.of("entry.create", "entry.save").forEach(action -> add(store, action));
            store.audit.chainOld();
            store.database.write(tx ->
                    tx.handle().execute("update audit_event set sequence = null, digest = null")
                            + tx.handle()
                                    .execute(
                                            "update audit_head set sequence = 0, digest ="
                                                    + " x'"
                                                    + "00".repeat(Links.DIGEST_BYTES)
                                                    + "'"));

            assertEquals(2, store.audit.chainOld());
            add(store, "entry.publish");
            assertEquals(
                    3, assertInstanceOf(Verification.Intact.class, store.audit.verify()).events());
        }
    }

    @EachDatabase
    void whatAProcessLeftUnchainedIsChainedByTheNext(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            store.database.write(tx -> {
                var event = new AuditEvent(store.ids.next(), 0, tx.now(), null, "a.b", null, "");
                AuditRows.insertPending(tx, event);
                return event;
            });

            assertEquals(0, store.audit.chainOld());
            assertEquals(1, store.audit.newest(2).getFirst().sequence());
            assertEquals(
                    1, assertInstanceOf(Verification.Intact.class, store.audit.verify()).events());
        }
    }

    @EachDatabase
    void anEventOfWorkThatFailedIsNotThere(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            store.database.write(tx -> {
                                store.audit.add(tx, null, "entry.save", null, "");
                                throw new IllegalStateException("it failed");
                            }));

            assertEquals(
                    0, assertInstanceOf(Verification.Intact.class, store.audit.verify()).events());
        }
    }
}
