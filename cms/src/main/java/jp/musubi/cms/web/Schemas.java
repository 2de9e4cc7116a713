package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.List;

/** Small JSON Schemas, for the route table. */
public final class Schemas {
    private Schemas() {}

    /** Any text. */
    public static ObjectNode text() {
        return of("string");
    }

    /** A whole number, or null. */
    public static ObjectNode integerOrNull() {
        ObjectNode schema = object();
        schema.remove("properties");
        schema.putArray("type").add("integer").add("null");
        return schema;
    }

    /** Any text, or nothing. */
    public static ObjectNode textOrNull() {
        ObjectNode schema = object();
        schema.remove("properties");
        schema.putArray("type").add("string").add("null");
        return schema;
    }

    /** One of these words. */
    public static ObjectNode oneOf(Collection<String> words) {
        ObjectNode schema = text();
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    /** A whole number. */
    public static ObjectNode integer(long min, long max) {
        return of("integer").put("minimum", min).put("maximum", max);
    }

    /** An instant in ISO 8601. */
    public static ObjectNode instant() {
        return text().put("format", "date-time");
    }

    /** A UUID. */
    public static ObjectNode uuid() {
        return text().put("format", "uuid");
    }

    /** Yes or no. */
    public static ObjectNode flag() {
        return of("boolean");
    }

    /** A list. */
    public static ObjectNode list(ObjectNode items) {
        ObjectNode schema = of("array");
        schema.set("items", items);
        return schema;
    }

    /** An object without properties yet. */
    public static ObjectNode object() {
        ObjectNode schema = of("object");
        schema.putObject("properties");
        return schema;
    }

    /** Adds a property to an object. */
    public static ObjectNode with(ObjectNode object, String name, ObjectNode schema) {
        object.withObject("/properties").set(name, schema);
        return object;
    }

    /** Says which properties an object must have. */
    public static ObjectNode requiring(ObjectNode object, List<String> names) {
        names.forEach(object.putArray("required")::add);
        return object;
    }

    /** A schema that stands among the components. */
    public static ObjectNode ref(String component) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$ref", "#/components/schemas/" + component);
    }

    private static ObjectNode of(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
