package jp.musubi.site.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSON object with an array of items, one a line. */
final class JsonTable implements TableFormat {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String ending() {
        return "json";
    }

    @Override
    public byte[] head(ContentType type, List<Column> columns, int rows) {
        // The name of a type is an identifier and needs no escaping.
        return "{\"type\":\"%s\",\"total\":%d,\"items\":["
                .formatted(type.name(), rows)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] rows(List<Entry> entries, List<Column> columns, boolean isFirst)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes).setRootValueSeparator(null)) {
            boolean follows = !isFirst;
            for (Entry entry : entries) {
                json.writeRaw(follows ? "\n," : "\n");
                json.writeStartObject();
                for (Column column : columns) {
                    column.cell(entry).writeTo(json, column.name());
                }
                json.writeEndObject();
                follows = true;
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] end() {
        return "]}\n".getBytes(StandardCharsets.UTF_8);
    }
}
