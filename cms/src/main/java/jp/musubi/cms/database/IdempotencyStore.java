package jp.musubi.cms.database;

import java.time.Duration;
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

    private final Database database;

    public IdempotencyStore(Database database) {
        this.database = database;
    }

    /**
     * A request that may come twice.
     *
     * @param account who asks; keys of different accounts are different keys
     * @param key as the client chose it
     * @param fingerprint hex SHA-256 of method, path and body: the same key for another request is
     *     refused
     */
    public record Request(UUID account, String key, String fingerprint) {}

    /**
     * What was answered.
     *
     * @param status HTTP status
     * @param headers those worth repeating (Location, ETag)
     * @param body the whole text
     */
    public record Answer(int status, SequencedMap<String, String> headers, String body) {
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
        return Unwritten.body(database);
    }

    /** Forgets answers older than {@link #KEPT_FOR}; returns how many. */
    public int forgetOld(Transaction tx) {
        return Unwritten.body();
    }
}
