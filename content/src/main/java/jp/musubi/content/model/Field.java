package jp.musubi.content.model;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * One field of a content type, as its YAML declares it.
 *
 * @param name key in {@code fields} of an entry; lower case, digits and underscores
 * @param label what people read beside it
 * @param help one sentence of guidance, if any
 * @param format further shape of a text
 * @param vocabulary the vocabulary of a choice, else null
 * @param target the type that a reference points to, else null
 * @param limits bounds of the value
 * @param searchWeight weight of a match in this field; 0 keeps it out of the search index
 * @param facet whether searches and lists can be narrowed by it
 * @param listColumn whether lists, open data and the API's default selection show it
 * @param termPages address pattern of the pages that list entries by this field's terms ({@code
 *     /fields/{term}/}), else null
 * @param calendar whether calendars show this day
 * @param unit what a number counts, if anything
 * @param editing where forms show it and who may change it
 */
public record Field(
        String name,
        FieldKind kind,
        Label label,
        @Nullable Label help,
        boolean required,
        boolean localised,
        boolean multiline,
        Visibility visibility,
        Format format,
        Precision precision,
        @Nullable String vocabulary,
        @Nullable String target,
        Limits limits,
        int searchWeight,
        boolean facet,
        boolean listColumn,
        @Nullable String termPages,
        boolean calendar,
        @Nullable Label unit,
        Editing editing) {

    /** Whether a reader without an account may ever see it. */
    public boolean mayBePublic() {
        return visibility != Visibility.STAFF;
    }

    /** The vocabulary of a choice field. */
    public Optional<String> vocabularyName() {
        return Optional.ofNullable(vocabulary);
    }
}
