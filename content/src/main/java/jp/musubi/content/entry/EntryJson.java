package jp.musubi.content.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An entry as the JSON object of snapshots and of the API. */
public final class EntryJson {
    private EntryJson() {}

    /** Type, id, slug, times, fields and, where an owner shows optional fields, their names. */
    public static ObjectNode toJson(Entry entry) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("type", entry.type());
        object.put("id", entry.id());
        object.put("slug", entry.slug());
        object.put("publishedAt", entry.publishedAt().toString());
        object.put("updatedAt", entry.updatedAt().toString());
        object.set("fields", FieldsWriter.toJson(entry.fields()));
        if (!entry.shown().isEmpty()) {
            var shown = object.putArray("shown");
            entry.shown().forEach(shown::add);
        }
        return object;
    }
}
