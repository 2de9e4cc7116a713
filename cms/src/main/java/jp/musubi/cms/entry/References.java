package jp.musubi.cms.entry;

import jp.musubi.cms.database.Transaction;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Replaces slugs by ids, which stay the same when an entry is renamed. */
final class References {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private References() {}

    /** The reference fields whose value is a slug. */
    static List<Field> pending(ContentType type, Fields fields) {
        return type.fieldsOf(FieldKind.REFERENCE).stream()
                .filter(field ->
                        fields.text(field.name())
                                .filter(text -> Slugs.isValid(text) && !ID.matcher(text).matches())
                                .isPresent())
                .toList();
    }

    static Fields resolve(Transaction tx, ContentType type, Fields fields) {
        Fields resolved = fields;
        for (Field field : pending(type, fields)) {
            String slug = fields.text(field.name()).orElseThrow();
            String target = field.target();
            UUID id = target == null ? null : Names.idsBySlug(tx, target, List.of(slug)).get(slug);
            if (id != null) {
                resolved = resolved.with(field.name(), new Value.Text(id.toString()));
            }
        }
        return resolved;
    }
}
