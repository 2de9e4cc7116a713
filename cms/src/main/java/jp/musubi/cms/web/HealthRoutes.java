package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Says whether the program is ready, and if not why. Asking often costs nothing. */
public final class HealthRoutes {
    private static final Duration KEPT_FOR = Duration.ofSeconds(1);

    private final SequencedMap<String, Supplier<Optional<String>>> checks;
    private volatile @Nullable Checked last;

    private record Checked(long nanos, Answer answer) {}

    /**
     * Health of these parts.
     *
     * @param checks by name of the part: why it is not ready, in one English sentence without
     *     secrets; empty when it is
     */
    public HealthRoutes(SequencedMap<String, Supplier<Optional<String>>> checks) {
        this.checks = new LinkedHashMap<>(checks);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(route(Route.API + "/health"), route("/health"));
    }

    private Route route(String path) {
        ObjectNode schema = Schemas.object();
        Schemas.with(schema, "status", Schemas.oneOf(List.of("ready", "not ready")));
        Schemas.with(schema, "reasons", Schemas.list(Schemas.text()));
        return Route.get(path, "使える状態か、そうでなければなぜか", "Ready or not, and why")
                .allowing(Permission.ANYONE)
                .answering(200, schema)
                .by(request -> health());
    }

    private Answer health() {
        Checked known = last;
        if (known == null || System.nanoTime() - known.nanos() > KEPT_FOR.toNanos()) {
            known = new Checked(System.nanoTime(), check());
            last = known;
        }
        return known.answer();
    }

    private Answer check() {
        var reasons = new ArrayList<String>();
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Supplier<Optional<String>>> check : checks.entrySet()) {
            Optional<String> reason = reason(check.getValue());
            reason.ifPresent(text -> reasons.add(check.getKey() + ": " + text));
            parts.put(check.getKey(), reason.isEmpty());
        }
        ObjectNode health = JsonNodeFactory.instance.objectNode();
        health.put("status", reasons.isEmpty() ? "ready" : "not ready");
        reasons.forEach(health.putArray("reasons")::add);
        health.set("parts", parts);
        return Answer.json(reasons.isEmpty() ? 200 : 503, health).with("Cache-Control", "no-store");
    }

    private static Optional<String> reason(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Optional.of("The check failed with " + e.getClass().getSimpleName() + ".");
        }
    }
}
