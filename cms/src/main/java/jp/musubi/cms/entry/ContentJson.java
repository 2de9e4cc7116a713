package jp.musubi.cms.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import jp.musubi.cms.database.StorableText;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The body of a revision: {@code {"fields":{…},"shown":[…]}}. What sort of value a field holds is
 * read from its JSON alone, so that old revisions stay readable when a city changes its content
 * types; that is why links are always objects here.
 */
final class ContentJson {
    /** Characters of the largest body; every database stores that much. */
    static final int MAX_BODY_CHARS = 1_000_000;

    private static final JsonFactory JSON = new JsonFactory();

    private ContentJson() {}

    /**
     * The body of a revision.
     *
     * @throws ContentTooLarge when it has more than {@link #MAX_BODY_CHARS}
     */
    static String write(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("fields");
            for (var field : content.fields().values().entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("shown");
            for (String name : content.shown()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String body = text.toString();
        if (body.length() > MAX_BODY_CHARS) {
            throw new ContentTooLarge(body.length());
        }
        return StorableText.checked(body);
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Localised(var texts) -> {
                json.writeStartObject();
                for (var text : texts.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            case Value.Quantity(var number) -> json.writeNumber(number);
            case Value.Flag(boolean yes) -> json.writeBoolean(yes);
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
                    json.writeStartObject();
                    json.writeStringField("url", link.url());
                    json.writeStringField("label", link.label());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Content read(String body) {
        try (JsonParser json = JSON.createParser(body)) {
            Fields fields = Fields.NONE;
            Set<String> shown = Set.of();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "fields" -> fields = new Fields(values(json));
                    case "shown" -> shown = new LinkedHashSet<>(texts(json));
                    default -> json.skipChildren();
                }
            }
            return new Content(fields, shown);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored revision is damaged", e);
        }
    }

    private static SequencedMap<String, Value> values(JsonParser json) throws IOException {
        var values = new LinkedHashMap<String, Value>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            values.put(name, value(json, json.nextToken()));
        }
        return values;
    }

    private static Value value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Quantity(json.getDecimalValue());
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case START_OBJECT -> new Value.Localised(textsByName(json));
            case START_ARRAY -> list(json);
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Value list(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new Value.Items(textsFrom(json));
        }
        List<Link> links = new ArrayList<>();
        do {
            var link = textsByName(json);
            links.add(new Link(link.getOrDefault("url", ""), link.getOrDefault("label", "")));
        } while (json.nextToken() == JsonToken.START_OBJECT);
        return new Value.Links(links);
    }

    private static List<String> texts(JsonParser json) throws IOException {
        json.nextToken();
        return textsFrom(json);
    }

    /** The texts of an array whose first token was read. */
    private static List<String> textsFrom(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.currentToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
            json.nextToken();
        }
        return texts;
    }

    private static SequencedMap<String, String> textsByName(JsonParser json) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getText());
        }
        return texts;
    }
}
