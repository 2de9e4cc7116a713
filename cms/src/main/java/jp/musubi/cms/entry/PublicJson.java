package jp.musubi.cms.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Visibility;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes published entries for readers without an account. What its owner does not show is never
 * looked at, whatever was selected.
 */
final class PublicJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_LONG_DIGITS = 18;

    private PublicJson() {}

    interface Work {
        void write(JsonGenerator json) throws IOException;
    }

    /** The bytes of what is written. */
    static byte[] bytes(int expectedBytes, Work work) {
        var out = new ByteArrayOutputStream(expectedBytes);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            work.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void entry(JsonGenerator json, Entry entry, Selection selection) throws IOException {
        json.writeStartObject();
        for (String property : selection.properties()) {
            json.writeStringField(property, property(entry, property));
        }
        if (!selection.fields().isEmpty()) {
            json.writeObjectFieldStart("fields");
            Map<String, Value> values = entry.fields().values();
            for (Field field : selection.fields()) {
                Value value = values.get(field.name());
                if (value != null && isShown(entry, field)) {
                    json.writeFieldName(field.name());
                    value(json, value);
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static boolean isShown(Entry entry, Field field) {
        return field.visibility() == Visibility.PUBLIC
                || (field.visibility() == Visibility.OPTIONAL
                        && entry.shown().contains(field.name()));
    }

    private static String property(Entry entry, String name) {
        return switch (name) {
            case "type" -> entry.type();
            case "id" -> entry.id();
            case "slug" -> entry.slug();
            case "publishedAt" -> entry.publishedAt().toString();
            case "updatedAt" -> entry.updatedAt().toString();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Flag(boolean yes) -> json.writeBoolean(yes);
            case Value.Quantity(var number) -> {
                boolean whole = number.scale() <= 0;
                if (whole && number.precision() - (long) number.scale() <= MAX_LONG_DIGITS) {
                    json.writeNumber(number.longValueExact());
                } else {
                    json.writeNumber(number);
                }
            }
            case Value.Localised(var texts) -> {
                json.writeStartObject();
                for (var text : texts.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            case Value.Items(var items) -> {
                json.writeStartArray();
                for (String item : items) {
                    json.writeString(item);
                }
                json.writeEndArray();
            }
            case Value.Links(var links) -> {
                json.writeStartArray();
                for (Link link : links) {
                    link(json, link);
                }
                json.writeEndArray();
            }
        }
    }

    private static void link(JsonGenerator json, Link link) throws IOException {
        if (link.label().isEmpty()) {
            json.writeString(link.url());
            return;
        }
        json.writeStartObject();
        json.writeStringField("url", link.url());
        json.writeStringField("label", link.label());
        json.writeEndObject();
    }
}
