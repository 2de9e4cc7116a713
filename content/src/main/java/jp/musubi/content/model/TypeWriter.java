package jp.musubi.content.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Writes a content type as the JSON that {@link TypeReader} reads; fields for staff are left out.
 */
public final class TypeWriter {
    private TypeWriter() {}

    /** The type with its public and optional fields. */
    public static ObjectNode toJson(ContentType type) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("type", type.name()).put("plural", type.plural());
        label(object, "label", type.label());
        label(object, "label_plural", type.pluralLabel());
        object.put("path", type.path()).put("list", type.list());
        object.put("owner", lower(type.owner())).put("review", lower(type.review()));
        object.put("approvals", type.approvals());
        parts(object, type);
        object.put("jsonld", type.jsonLd())
                .put("title", type.titleField())
                .put("sort", type.sort());
        ObjectNode fields = object.putObject("fields");
        type.fields().values().stream()
                .filter(Field::mayBePublic)
                .forEach(field -> fields.set(field.name(), toJson(field)));
        return object;
    }

    private static void parts(ObjectNode object, ContentType type) {
        ObjectNode parts = object.putObject("parts");
        for (Part part : type.parts()) {
            if (!part.name().isEmpty()) {
                ObjectNode named = parts.putObject(part.name());
                label(named, "label", part.label());
                label(named, "help", part.help());
            }
        }
        if (parts.isEmpty()) {
            object.remove("parts");
        }
    }

    private static ObjectNode toJson(Field field) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", field.kind().id());
        label(object, "label", field.label());
        label(object, "help", field.help());
        flag(object, "required", field.required());
        flag(object, "localised", field.localised());
        flag(object, "multiline", field.multiline() && field.kind() != FieldKind.MARKDOWN);
        object.put("visibility", lower(field.visibility()));
        object.put("format", lower(field.format()));
        object.put("precision", lower(field.precision()));
        text(object, "vocabulary", field.vocabulary());
        text(object, "to", field.target());
        object.put("max_chars", field.limits().maxChars())
                .put("max_items", field.limits().maxItems());
        if (field.limits().min() != null) {
            object.put("min", field.limits().min());
        }
        if (field.limits().max() != null) {
            object.put("max", field.limits().max());
        }
        object.put("search_weight", field.searchWeight());
        flag(object, "facet", field.facet());
        flag(object, "list_column", field.listColumn());
        text(object, "term_pages", field.termPages());
        flag(object, "calendar", field.calendar());
        label(object, "unit", field.unit());
        text(object, "part", field.editing().part());
        object.put("written_by", lower(field.editing().writer()))
                .put("approval", lower(field.editing().approval()));
        return object;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void label(ObjectNode object, String key, @Nullable Label label) {
        if (label != null) {
            ObjectNode texts = object.putObject(key);
            label.texts().forEach(texts::put);
        }
    }

    private static void flag(ObjectNode object, String key, boolean yes) {
        if (yes) {
            object.put(key, true);
        }
    }

    private static void text(ObjectNode object, String key, @Nullable String text) {
        if (text != null) {
            object.put(key, text);
        }
    }
}
