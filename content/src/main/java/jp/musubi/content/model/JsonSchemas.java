package jp.musubi.content.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.vocabulary.Vocabulary;

import java.util.function.Predicate;

/** JSON Schemas (2020-12) of entries, derived from their types. */
public final class JsonSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchemas() {}

    /** The schema of all fields, as editors write them. */
    public static ObjectNode fieldsSchema(ContentType type, ContentModel model) {
        return schema(type, model, field -> true);
    }

    /** The schema of the fields that readers without an account may see. */
    public static ObjectNode publicSchema(ContentType type, ContentModel model) {
        return schema(type, model, Field::mayBePublic);
    }

    private static ObjectNode schema(ContentType type, ContentModel model, Predicate<Field> which) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", DIALECT).put("type", "object");
        schema.put("title", type.label().in("en")).put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        type.fields().values().stream()
                .filter(which)
                .forEach(field -> {
                    properties.set(field.name(), property(field, model));
                    if (field.required()) {
                        required.add(field.name());
                    }
                });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode property(Field field, ContentModel model) {
        ObjectNode one = single(field, model);
        ObjectNode property = JSON.objectNode();
        property.put("title", field.label().in("en"));
        if (field.help() != null) {
            property.put("description", field.help().in("en"));
        }
        if (field.kind().isList()) {
            property.put("type", "array").put("maxItems", field.limits().maxItems());
            property.set("items", one);
        } else if (field.localised()) {
            ObjectNode byLanguage = JSON.objectNode().put("type", "object").put("minProperties", 1);
            byLanguage.set("additionalProperties", one);
            property.putArray("oneOf").add(one.deepCopy()).add(byLanguage);
        } else {
            property.setAll(one);
        }
        return property;
    }

    private static ObjectNode single(Field field, ContentModel model) {
        ObjectNode schema = JSON.objectNode();
        return switch (field.kind()) {
            case TEXT, MARKDOWN, ADDRESS, TAGS ->
                    schema.put("type", "string").put("maxLength", field.limits().maxChars());
            case NUMBER -> bounds(schema.put("type", "number"), field.limits());
            case YEAR -> bounds(schema.put("type", "integer"), field.limits());
            case FLAG -> schema.put("type", "boolean");
            case DATE -> date(schema, field.precision());
            case CHOICE, CHOICES -> terms(schema, field, model);
            case URL -> schema.put("type", "string").put("format", "uri");
            case EMAIL -> schema.put("type", "string").put("format", "email");
            case PHONE, REFERENCE, ASSET -> schema.put("type", "string");
            case LINKS -> link(schema);
        };
    }

    private static ObjectNode bounds(ObjectNode schema, Limits limits) {
        if (limits.min() != null) {
            schema.put("minimum", limits.min());
        }
        if (limits.max() != null) {
            schema.put("maximum", limits.max());
        }
        return schema;
    }

    private static ObjectNode date(ObjectNode schema, Precision precision) {
        schema.put("type", "string");
        return switch (precision) {
            case DAY -> schema.put("format", "date");
            case MONTH -> schema.put("pattern", "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$");
            case YEAR -> schema.put("pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$");
        };
    }

    private static ObjectNode terms(ObjectNode schema, Field field, ContentModel model) {
        schema.put("type", "string");
        field.vocabularyName()
                .flatMap(model::vocabulary)
                .map(Vocabulary::terms)
                .ifPresent(terms -> {
                    ArrayNode ids = schema.putArray("enum");
                    terms.keySet().forEach(ids::add);
                });
        return schema;
    }

    private static ObjectNode link(ObjectNode schema) {
        ObjectNode labelled =
                JSON.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = labelled.putObject("properties");
        properties.putObject("url").put("type", "string").put("format", "uri");
        properties.putObject("label").put("type", "string");
        labelled.putArray("required").add("url");
        schema.putArray("oneOf")
                .add(JSON.objectNode().put("type", "string").put("format", "uri"))
                .add(labelled);
        return schema;
    }
}
