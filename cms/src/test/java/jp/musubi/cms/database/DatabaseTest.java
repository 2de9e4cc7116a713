package jp.musubi.cms.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;

import jp.musubi.cms.database.IdempotencyStore.Answer;
import jp.musubi.cms.database.IdempotencyStore.Outcome;
import jp.musubi.cms.database.IdempotencyStore.Request;
import jp.musubi.cms.entry.Slugger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

final class DatabaseTest {

    @EachDatabase
    void aRepeatedRequestGetsTheFirstAnswerAndWritesNothing(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            Request request = new Request(UUID.randomUUID(), "鍵 1 ", "aa");
            assertEquals(
                    new Outcome.Answered(answer(201, "1"), false), once(store, request, 201, "1"));
            assertEquals(
                    new Outcome.Answered(answer(201, "1"), true), once(store, request, 201, "2"));
            assertEquals(1, count(store));
            assertInstanceOf(
                    Outcome.KeyReused.class,
                    once(store, new Request(request.account(), request.key(), "bb"), 201, "3"));
            assertEquals(
                    new Outcome.Answered(answer(201, "4"), false),
                    once(store, new Request(UUID.randomUUID(), request.key(), "aa"), 201, "4"));
            assertEquals(
                    new Outcome.Answered(answer(201, "5"), false),
                    once(store, new Request(request.account(), "鍵 1", "aa"), 201, "5"));
            assertEquals(3, count(store));
        }
    }

    @EachDatabase
    void aRefusedRequestIsRolledBackAndMayBeTriedAgain(TestStore.Kind kind) {
        try (TestStore store = TestStore.open(kind)) {
            Request request = new Request(UUID.randomUUID(), "k", "aa");
            assertEquals(
                    new Outcome.Answered(answer(422, "no"), false),
                    once(store, request, 422, "no"));
            assertEquals(0, count(store));
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            store.idempotency.once(
                                    request,
                                    tx -> {
                                        write(store, tx);
                                        throw new IllegalStateException("dies");
                                    }));
            assertEquals(0, count(store));
            assertEquals(
                    new Outcome.Answered(answer(201, "yes"), false),
                    once(store, request, 201, "yes"));
        }
    }

    @EachDatabase
    void ofEqualRequestsAtOneTimeOneIsDone(TestStore.Kind kind) throws Exception {
        int clients = 12;
        try (TestStore store = TestStore.open(kind);
                var threads = Executors.newFixedThreadPool(clients)) {
            for (int round = 0; round < 5; round++) {
                Request request = new Request(UUID.randomUUID(), "k" + round, "aa");
                List<Callable<Outcome>> requests = new ArrayList<>();
                for (int client = 0; client < clients; client++) {
                    String body = "" + client;
                    requests.add(() -> once(store, request, 201, body));
                }
                int fresh = 0;
                List<Answer> answers = new ArrayList<>();
                for (Future<Outcome> outcome : threads.invokeAll(requests)) {
                    var answered = (Outcome.Answered) outcome.get();
                    fresh += answered.replayed() ? 0 : 1;
                    answers.add(answered.answer());
                }
                assertEquals(1, fresh);
                assertEquals(1, answers.stream().distinct().count());
                assertEquals(round + 1, count(store));
            }
        }
    }

    @EachDatabase
    void deadlocksAreTriedAgain(TestStore.Kind kind) throws Exception {
        try (TestStore store = TestStore.open(kind);
                var threads = Executors.newFixedThreadPool(2)) {
            store.database.write(tx -> {
                store.settings.put(tx, "a", IntNode.valueOf(0));
                store.settings.put(tx, "b", IntNode.valueOf(0));
                return 0;
            });
            AtomicInteger attempts = new AtomicInteger();
            CountDownLatch bothHoldOne = new CountDownLatch(2);
            Future<?> one = threads.submit(() -> cross(store, "a", "b", attempts, bothHoldOne));
            Future<?> other = threads.submit(() -> cross(store, "b", "a", attempts, bothHoldOne));
            one.get();
            other.get();
            assertTrue(attempts.get() > 2, "there was no deadlock");
            assertEquals(2, store.settings.get("a").orElseThrow().intValue());
            assertEquals(2, store.settings.get("b").orElseThrow().intValue());
        }
    }

    private static void cross(
            TestStore store,
            String first,
            String second,
            AtomicInteger attempts,
            CountDownLatch bothHoldOne) {
        store.database.write(tx -> {
            attempts.incrementAndGet();
            increment(tx, first);
            bothHoldOne.countDown();
            try {
                bothHoldOne.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            increment(tx, second);
            return 0;
        });
    }

    private static void increment(Transaction tx, String name) {
        tx.handle()
                .createUpdate("update setting set content = content + 1 where name = ?")
                .bind(0, name)
                .execute();
    }

    @EachDatabase
    void timesKeepTheirMicrosecondsAndConnectionsReadCommitted(TestStore.Kind kind) {
        Instant at = Instant.parse("2026-11-23T05:00:00.123456789Z");
        try (TestStore store =
                TestStore.open(kind, Clock.fixed(at, ZoneOffset.UTC), Slugger.NONE)) {
            store.database.write(tx -> {
                store.audit.add(tx, null, "test.time", null, "");
                return 0;
            });
            assertEquals(
                    Instant.parse("2026-11-23T05:00:00.123456Z"),
                    store.audit.newest(1).getFirst().at());
            store.database.snapshot(tx -> 0);
            int isolation =
                    store.database.read(tx -> {
                        try {
                            return tx.handle().getConnection().getTransactionIsolation();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            assertEquals(Connection.TRANSACTION_READ_COMMITTED, isolation);
            assertTrue(store.database.isReachable());
        }
    }

    @Test
    void aStoreOpenInAnotherProcessIsOneSentence(@TempDir Path folder) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KillTest.Committer.class.getName(),
                                folder.toString(),
                                "0")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertEquals('r', child.getInputStream().read());
            var failure =
                    assertThrows(
                            StoreUnavailable.class,
                            () ->
                                    Database.open(
                                            ConnectionSettings.embedded(folder),
                                            Clock.systemUTC()));
            String sentence = String.valueOf(failure.getMessage());
            assertTrue(sentence.contains("open in another process"), sentence);
            assertFalse(sentence.contains("\n"), sentence);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() {
        var failure =
                assertThrows(
                        StoreUnavailable.class,
                        () ->
                                Database.open(
                                        new ConnectionSettings(
                                                "jdbc:mysql://127.0.0.1:1/none", "u", "geheim", 2),
                                        Clock.systemUTC()));
        String sentence = String.valueOf(failure.getMessage());
        assertTrue(sentence.contains("jdbc:mysql://127.0.0.1:1/none cannot be reached"), sentence);
        assertFalse(sentence.contains("geheim"), sentence);
        assertFalse(sentence.contains("\n"), sentence);
    }

    @Test
    void idsGrowAndAreOfVersionSeven() {
        Ids ids = new Ids(Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC));
        UUID before = ids.next();
        for (int made = 0; made < 10_000; made++) {
            UUID id = ids.next();
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertTrue(id.toString().compareTo(before.toString()) > 0);
            assertEquals(id, Ids.of(Ids.bytes(id)));
            before = id;
        }
        assertTrue(
                Duration.ofMillis((before.getMostSignificantBits() >>> 16) - 1_700_000_000_000L)
                                .toMillis()
                        < 10);
    }

    private static Outcome once(TestStore store, Request request, int status, String body) {
        return store.idempotency.once(
                request,
                tx -> {
                    write(store, tx);
                    return answer(status, body);
                });
    }

    private static void write(TestStore store, Transaction tx) {
        store.audit.add(tx, null, "test.write", null, "");
    }

    private static int count(TestStore store) {
        return store.audit.newest(1_000).size();
    }

    private static Answer answer(int status, String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Location", "/api/v1/entries/1");
        return new Answer(status, headers, body);
    }
}
