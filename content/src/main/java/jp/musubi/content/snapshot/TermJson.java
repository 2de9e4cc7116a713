package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;
import jp.musubi.content.vocabulary.Term;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** A term as JSON in snapshots. */
final class TermJson {
    private TermJson() {}

    static ObjectNode write(String vocabulary, Term term) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", "term").put("vocabulary", vocabulary).put("id", term.id());
        object.set("label", SiteJson.label(term.label()));
        if (term.shortLabel() != null) {
            object.set("short", SiteJson.label(term.shortLabel()));
        }
        put(object, "reading", term.reading());
        object.put("order", term.order());
        put(object, "parent", term.parent());
        put(object, "validFrom", term.validFrom());
        put(object, "validTo", term.validTo());
        put(object, "mark", term.mark());
        put(object, "hue", term.hue());
        return object;
    }

    static Term read(JsonNode json, String firstLanguage, List<String> mistakes) {
        String id = json.path("id").asText("");
        Label label = SiteJson.labelOrNull(json.path("label"), firstLanguage);
        if (id.isEmpty() || label == null) {
            mistakes.add("A term needs an id and a label.");
        }
        return new Term(
                id,
                label == null ? Label.of(id, id) : label,
                SiteJson.labelOrNull(json.path("short"), firstLanguage),
                json.path("reading").asText(""),
                json.path("order").asInt(Integer.MAX_VALUE),
                json.path("parent").isTextual() ? json.path("parent").textValue() : null,
                date(json.path("validFrom"), mistakes),
                date(json.path("validTo"), mistakes),
                json.path("mark").asText(""),
                json.path("hue").asText(""));
    }

    private static @Nullable LocalDate date(JsonNode json, List<String> mistakes) {
        try {
            return json.isTextual() ? LocalDate.parse(json.textValue()) : null;
        } catch (DateTimeException e) {
            mistakes.add("'" + json.textValue() + "' is no date; write it as 2026-11-23.");
            return null;
        }
    }

    private static void put(ObjectNode object, String key, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            object.put(key, value.toString());
        }
    }
}
