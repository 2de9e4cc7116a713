package jp.musubi.cms.web;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.IdempotencyStore;
import jp.musubi.cms.database.IdempotencyStore.Outcome;
import jp.musubi.cms.database.Transaction;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs what a request changes in one transaction, and once only where the request carries an
 * Idempotency-Key.
 */
public final class Writes {
    private static final List<String> KEPT_HEADERS = List.of("Location", "ETag", "Content-Type");

    private final Database database;
    private final IdempotencyStore idempotency;

    public Writes(Database database, IdempotencyStore idempotency) {
        this.database = database;
        this.idempotency = idempotency;
    }

    /** The parameter that routes with {@link #once} have. */
    public static Parameter keyParameter() {
        return Parameter.header(
                "Idempotency-Key",
                Label.of(
                        "同じキーのリクエストは一度だけ行われ、同じ答えが返る",
                        "Requests with the same key are done once and answered alike"));
    }

    /** Does the work in one transaction; a refusal rolls it back. */
    public Answer run(Function<Transaction, Answer> work) {
        return database.write(work::apply);
    }

    /** As {@link #run}, once for each Idempotency-Key, where there is one. */
    public Answer once(Request request, Function<Transaction, Answer> work) throws IOException {
        return once(request, request.body(), work);
    }

    /**
     * As {@link #once(Request, Function)}.
     *
     * @param body what stands for the body when requests are compared
     */
    public Answer once(Request request, byte[] body, Function<Transaction, Answer> work) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            return run(work);
        }
        check(key.get());
        var repeatable =
                new IdempotencyStore.Request(
                        request.caller().account(), key.get(), digest(request, body));
        return switch (idempotency.once(repeatable, tx -> remembered(work.apply(tx)))) {
            case Outcome.Answered(var answer, boolean replayed) -> given(answer, replayed);
            case Outcome.KeyReused() -> throw Refusal.of(ProblemType.KEY_REUSED);
        };
    }

    private static void check(String key) {
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (key.isEmpty() || key.length() > IdempotencyStore.MAX_KEY_CHARS || !visible) {
            throw Refusal.because(ProblemType.MALFORMED, "bad-key", IdempotencyStore.MAX_KEY_CHARS);
        }
    }

    private static String digest(Request request, byte[] body) {
        String head = request.route().method() + " " + request.rawPath() + "\n";
        return HexFormat.of()
                .formatHex(Digests.sha256(head.getBytes(StandardCharsets.UTF_8), body));
    }

    private static IdempotencyStore.Answer remembered(Answer answer) {
        var headers = new LinkedHashMap<String, String>();
        answer.headers()
                .forEach((name, value) -> {
                    if (KEPT_HEADERS.contains(name)) {
                        headers.put(name, value);
                    }
                });
        return new IdempotencyStore.Answer(answer.status(), headers, answer.text());
    }

    private static Answer given(IdempotencyStore.Answer remembered, boolean replayed) {
        String type = remembered.headers().getOrDefault("Content-Type", "application/json");
        Answer answer =
                remembered.body().isEmpty()
                        ? Answer.of(remembered.status())
                        : Answer.text(remembered.status(), type, remembered.body());
        for (var header : remembered.headers().entrySet()) {
            if (!header.getKey().equals("Content-Type")) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return replayed ? answer.with("Idempotent-Replayed", "true") : answer;
    }
}
