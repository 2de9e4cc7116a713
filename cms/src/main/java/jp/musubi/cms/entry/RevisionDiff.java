package jp.musubi.cms.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.FieldsWriter;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What changed between two states of an entry, field by field. */
final class RevisionDiff {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Stands for an absent value: it has no texts. */
    private static final Value NOTHING = new Value.Flag(false);

    private RevisionDiff() {}

    /** The fields that differ, in the order of the type: before, after, and changes in texts. */
    static ArrayNode between(ContentType type, Content before, Content after) {
        ArrayNode fields = JSON.arrayNode();
        ObjectNode old = FieldsWriter.toJson(before.fields());
        ObjectNode now = FieldsWriter.toJson(after.fields());
        for (Field field : type.fields().values()) {
            JsonNode was = old.path(field.name());
            JsonNode is = now.path(field.name());
            if (!was.equals(is)) {
                ObjectNode change = fields.addObject().put("field", field.name());
                change.put("label", field.label().in("ja"));
                change.set("before", given(was));
                change.set("after", given(is));
                if (isProse(field.kind())) {
                    change.set("changes", changes(field.name(), before, after));
                }
            }
        }
        if (!before.shown().equals(after.shown())) {
            ObjectNode change = fields.addObject().put("field", "shown");
            before.shown().forEach(change.putArray("before")::add);
            after.shown().forEach(change.putArray("after")::add);
        }
        return fields;
    }

    private static JsonNode given(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    private static boolean isProse(FieldKind kind) {
        return kind == FieldKind.TEXT || kind == FieldKind.MARKDOWN || kind == FieldKind.ADDRESS;
    }

    private static JsonNode changes(String field, Content before, Content after) {
        Value was = before.fields().get(field).orElse(NOTHING);
        Value is = after.fields().get(field).orElse(NOTHING);
        if (!(was instanceof Value.Localised) && !(is instanceof Value.Localised)) {
            return changes(text(was, ""), text(is, ""));
        }
        ObjectNode byLanguage = JSON.objectNode();
        for (String language : languages(was, is)) {
            byLanguage.set(language, changes(text(was, language), text(is, language)));
        }
        return byLanguage;
    }

    private static Set<String> languages(Value was, Value is) {
        var languages = new LinkedHashSet<String>();
        for (Value value : List.of(was, is)) {
            if (value instanceof Value.Localised(var texts)) {
                languages.addAll(texts.keySet());
            } else if (value instanceof Value.Text) {
                languages.add("");
            }
        }
        return languages;
    }

    private static String text(Value value, String language) {
        return switch (value) {
            case Value.Text(String text) -> language.isEmpty() ? text : "";
            case Value.Localised(var texts) -> texts.getOrDefault(language, "");
            default -> "";
        };
    }

    private static ArrayNode changes(String before, String after) {
        ArrayNode pieces = JSON.arrayNode();
        for (TextDiff.Change change : TextDiff.between(before, after)) {
            pieces.addObject()
                    .put("op", change.operation().name().toLowerCase(Locale.ROOT))
                    .put("text", change.text());
        }
        return pieces;
    }
}
