package jp.musubi.cms.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Remembers the answers to requests that carried an {@code Idempotency-Key}, in the transaction of
 * the write they answer: a repeated request gets the first answer and writes nothing.
 */
public final class IdempotencyStore {
    /** Characters of a key. */
    public static final int MAX_KEY_CHARS = 255;

    /** How long an answer is remembered. */
    public static final Duration KEPT_FOR = Duration.ofHours(24);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    public IdempotencyStore(Database database) {
        this.database = database;
    }

    /**
     * A request that may come twice.
     *
     * @param account who asks; keys of different accounts are different keys
     * @param key as the client chose it, at most {@link #MAX_KEY_CHARS}
     * @param fingerprint hex SHA-256 of method, path and body: the same key for another request is
     *     refused
     */
    public record Request(UUID account, String key, String fingerprint) {
        public Request {
            if (key.length() > MAX_KEY_CHARS) {
                throw new IllegalArgumentException("key of " + key.length() + " characters");
            }
            StorableText.checked(key);
        }

        private byte[] storedKey() {
            return key.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * What was answered.
     *
     * @param status HTTP status
     * @param headers those worth repeating (Location, ETag)
     * @param body the whole text
     */
    public record Answer(int status, SequencedMap<String, String> headers, String body) {
        public Answer {
            headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
        }

        /** Whether the request succeeded; other answers are not remembered. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** What came of a request. */
    public sealed interface Outcome {
        /** It was answered now, or ({@code replayed}) is answered as it was the first time. */
        record Answered(Answer answer, boolean replayed) implements Outcome {}

        /** The key was used for another request. */
        record KeyReused() implements Outcome {}
    }

    /**
     * Does the work once and remembers its answer. An answer that is not a success rolls the work
     * back, is given, and is not remembered. Of two equal requests at the same time the second
     * waits for the first.
     */
    public Outcome once(Request request, Function<Transaction, Answer> work) {
        try {
            return database.writeRepeatable(tx -> onceIn(tx, request, work));
        } catch (NotASuccess e) {
            return new Outcome.Answered(e.answer, false);
        }
    }

    private static Outcome onceIn(
            Transaction tx, Request request, Function<Transaction, Answer> work) {
        if (!claim(tx, request)) {
            return remembered(tx, request);
        }
        Answer answer = work.apply(tx);
        if (!answer.isSuccess()) {
            throw new NotASuccess(answer);
        }
        tx.handle()
                .createUpdate(
                        "update idempotency set status = ?, answer = ?"
                                + " where account_id = ? and request_key = ?")
                .bind(0, answer.status())
                .bind(1, json(new Kept(new LinkedHashMap<>(answer.headers()), answer.body())))
                .bind(2, Ids.bytes(request.account()))
                .bind(3, request.storedKey())
                .execute();
        return new Outcome.Answered(answer, false);
    }

    /** Takes the key, waiting for whoever is at work with it; false when it was answered. */
    private static boolean claim(Transaction tx, Request request) {
        tx.handle()
                .createUpdate(
                        "delete from idempotency"
                                + " where account_id = ? and request_key = ? and created_at < ?")
                .bind(0, Ids.bytes(request.account()))
                .bind(1, request.storedKey())
                .bind(2, oldest(tx))
                .execute();
        try {
            tx.handle()
                    .createUpdate(
                            "insert into idempotency (account_id, request_key, fingerprint,"
                                    + " created_at, status, answer) values (?, ?, ?, ?, 0, '')")
                    .bind(0, Ids.bytes(request.account()))
                    .bind(1, request.storedKey())
                    .bind(2, request.fingerprint())
                    .bind(3, Micros.of(tx.now()))
                    .execute();
            return true;
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Outcome remembered(Transaction tx, Request request) {
        return tx.handle()
                .createQuery(
                        "select fingerprint, status, answer from idempotency"
                                + " where account_id = ? and request_key = ?")
                .bind(0, Ids.bytes(request.account()))
                .bind(1, request.storedKey())
                .map((row, context) -> outcome(row, request))
                .one();
    }

    private static Outcome outcome(ResultSet row, Request request) throws SQLException {
        if (!row.getString("fingerprint").equals(request.fingerprint())) {
            return new Outcome.KeyReused();
        }
        Kept kept = kept(row.getString("answer"));
        return new Outcome.Answered(
                new Answer(row.getInt("status"), kept.headers(), kept.body()), true);
    }

    /** Forgets answers older than {@link #KEPT_FOR}; returns how many. */
    public int forgetOld(Transaction tx) {
        return tx.handle()
                .createUpdate("delete from idempotency where created_at < ?")
                .bind(0, oldest(tx))
                .execute();
    }

    private static long oldest(Transaction tx) {
        return Micros.of(tx.now().minus(KEPT_FOR));
    }

    /** The part of an answer that is stored as JSON. */
    private record Kept(LinkedHashMap<String, String> headers, String body) {}

    private static String json(Kept kept) {
        try {
            return StorableText.checked(JSON.writeValueAsString(kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Kept kept(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Kept>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries an answer out of the transaction that it rolls back. */
    private static final class NotASuccess extends RuntimeException {
        private final transient Answer answer;

        NotASuccess(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }
}
