package jp.musubi.cms.edit;

import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

/** The names of the controls in which a field is written. */
final class FieldNames {
    /** Lists the fields that a form has controls for; what it does not list stays as it is. */
    static final String IN_FORM = "in";

    private static final String FIELD = "f.";
    private static final String SHOWN = "shown.";

    private FieldNames() {}

    static String of(Field field) {
        return FIELD + field.name();
    }

    static String of(Field field, String part) {
        return FIELD + field.name() + "." + part;
    }

    /** Whether the public may see an optional field: {@code open} or {@code closed}. */
    static String shown(Field field) {
        return SHOWN + field.name();
    }

    /** Whether a field has a text for each language. */
    static boolean isByLanguage(Field field) {
        return field.localised()
                && (field.kind() == FieldKind.TEXT
                        || field.kind() == FieldKind.MARKDOWN
                        || field.kind() == FieldKind.ADDRESS);
    }
}
