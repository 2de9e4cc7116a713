package jp.musubi.cms.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.site.Reason;
import jp.musubi.site.Reason.Cause;
import jp.musubi.site.trace.Fact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reasons of changed files as {@code reasons.json} keeps them: an object by path. */
final class ReasonsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReasonsJson() {}

    static byte[] write(SortedMap<String, List<Reason>> reasons) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        reasons.forEach((path, all) -> {
            var list = json.putArray(path);
            for (Reason reason : all) {
                ObjectNode one = list.addObject().put("kind", reason.kind().id());
                if (!reason.causes().isEmpty()) {
                    var causes = one.putArray("causes");
                    reason.causes()
                            .forEach(cause ->
                                    causes.addObject()
                                            .put("fact", cause.fact().sort().name())
                                            .put("key", cause.fact().key())
                                            .put("title", cause.title()));
                    one.put("more", reason.more());
                }
            }
        });
        return JSON.writeValueAsBytes(json);
    }

    /**
     * Reads reasons back.
     *
     * @throws IOException if they are damaged, or name what this version does not know
     */
    static SortedMap<String, List<Reason>> read(byte[] bytes) throws IOException {
        var reasons = new TreeMap<String, List<Reason>>();
        try {
            for (Map.Entry<String, JsonNode> file : JSON.readTree(bytes).properties()) {
                reasons.put(
                        file.getKey(), elements(file.getValue()).map(ReasonsJson::reason).toList());
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("reasons of another version: " + e.getMessage(), e);
        }
        return reasons;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Reason reason(JsonNode json) {
        var causes = new ArrayList<Cause>();
        for (JsonNode cause : json.path("causes")) {
            causes.add(
                    new Cause(
                            new Fact(
                                    Fact.Sort.valueOf(cause.path("fact").asText()),
                                    cause.path("key").asText()),
                            cause.path("title").asText()));
        }
        return new Reason(
                Reason.Kind.of(json.path("kind").asText()), causes, json.path("more").asInt());
    }
}
