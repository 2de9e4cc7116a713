package jp.musubi.cms.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.site.plan.Failure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Why a build failed, as it is kept with publications: kinds and values, no sentences. */
final class FailuresJson {
    private static final int MAX_FAILURES = 3;
    private static final int MAX_VALUE_UNITS = 200;

    /** As much as a row holds. */
    private static final int MAX_UNITS = 4_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private FailuresJson() {}

    /** The first of them, their values cut where they are long; null for none. */
    static @Nullable String orNull(List<Failure> failures) {
        return failures.isEmpty() ? null : write(failures);
    }

    /** Those of a publication; empty for none. */
    static List<Failure> of(Transaction tx, UUID publication) {
        return tx.handle()
                .createQuery("select failures from publication where id = ?")
                .bind(0, Ids.bytes(publication))
                .map((row, context) -> Optional.ofNullable(row.getString("failures")))
                .findOne()
                .flatMap(found -> found)
                .map(FailuresJson::read)
                .orElse(List.of());
    }

    private static String write(List<Failure> failures) {
        var array = JSON.createArrayNode();
        failures.stream()
                .limit(MAX_FAILURES)
                .forEach(failure -> {
                    var object = array.addObject().put("kind", failure.kind().id());
                    var values = object.putArray("values");
                    failure.values()
                            .forEach(value -> values.add(StorableText.cut(value, MAX_VALUE_UNITS)));
                });
        while (array.toString().length() > MAX_UNITS) {
            array.remove(array.size() - 1);
        }
        return array.toString();
    }

    /** What was written, without English sentences. */
    private static List<Failure> read(String json) {
        try {
            List<Failure> failures = new ArrayList<>();
            for (JsonNode one : JSON.readTree(json)) {
                List<String> values = new ArrayList<>();
                one.path("values").forEach(value -> values.add(value.asText()));
                failures.add(new Failure(Failure.Kind.of(one.path("kind").asText()), values, ""));
            }
            return failures;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored failure is damaged", e);
        }
    }
}
