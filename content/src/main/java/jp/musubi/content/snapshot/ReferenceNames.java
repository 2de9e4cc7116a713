package jp.musubi.content.snapshot;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces ids in references by the slugs people read and write, and back. */
final class ReferenceNames {
    private final ContentModel model;
    private final Map<String, String> idsBySlug = new HashMap<>();
    private final Map<String, String> slugsById = new HashMap<>();

    ReferenceNames(ContentModel model, List<Entry> entries) {
        this.model = model;
        for (Entry entry : entries) {
            idsBySlug.put(entry.type() + "/" + entry.slug(), entry.id());
            slugsById.put(entry.type() + "/" + entry.id(), entry.slug());
        }
    }

    Entry withIds(Entry entry) {
        return replaced(entry, idsBySlug);
    }

    Entry withSlugs(Entry entry) {
        return replaced(entry, slugsById);
    }

    /** A reference to nothing stays as it was written, so that its writer can mend it. */
    private Entry replaced(Entry entry, Map<String, String> names) {
        Fields fields = entry.fields();
        for (Field field : model.require(entry.type()).fieldsOf(FieldKind.REFERENCE)) {
            String name =
                    fields.text(field.name())
                            .map(value -> names.get(field.target() + "/" + value))
                            .orElse(null);
            if (name != null) {
                fields = fields.with(field.name(), new Value.Text(name));
            }
        }
        return new Entry(
                entry.type(),
                entry.id(),
                entry.slug(),
                entry.publishedAt(),
                entry.updatedAt(),
                fields,
                entry.shown());
    }
}
