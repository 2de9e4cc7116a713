package jp.musubi.content.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns values into the JSON that {@link FieldsReader} reads. */
public final class FieldsWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FieldsWriter() {}

    /** All values, in the order of the fields. */
    public static ObjectNode toJson(Fields fields) {
        ObjectNode object = JSON.objectNode();
        fields.values().forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    private static JsonNode json(Value value) {
        return switch (value) {
            case Value.Text(String text) -> JSON.textNode(text);
            case Value.Localised(var texts) -> {
                ObjectNode byLanguage = JSON.objectNode();
                texts.forEach(byLanguage::put);
                yield byLanguage;
            }
            case Value.Quantity(var number) ->
                    number.scale() <= 0 && number.precision() <= 18
                            ? JSON.numberNode(number.longValueExact())
                            : JSON.numberNode(number);
            case Value.Flag(boolean yes) -> JSON.booleanNode(yes);
            case Value.Items(var items) -> {
                var array = JSON.arrayNode();
                items.forEach(array::add);
                yield array;
            }
            case Value.Links(var links) -> {
                var array = JSON.arrayNode();
                links.forEach(link -> array.add(json(link)));
                yield array;
            }
        };
    }

    private static JsonNode json(Link link) {
        return link.label().isEmpty()
                ? JSON.textNode(link.url())
                : JSON.objectNode().put("url", link.url()).put("label", link.label());
    }
}
