package jp.musubi.content.model;

import jp.musubi.content.label.Label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A kind of entry: its names, addresses, rules and fields, as one YAML file declares them.
 *
 * @param name singular name in files and JSON ({@code group})
 * @param plural name of its collection in the API and in content folders ({@code groups})
 * @param path address pattern of an entry's page, with {@code {slug}} or {@code {field}} places
 * @param list address of the page that lists all entries
 * @param owner who writes entries
 * @param review who must approve before publication
 * @param approvals how many different people must approve
 * @param jsonLd schema.org type of an entry's page
 * @param titleField the field that names an entry
 * @param sort the field lists are sorted by, with a leading {@code -} for descending
 * @param fields by name, in the order of the YAML file
 * @param parts of its form, each field in one of them; never empty
 */
public record ContentType(
        String name,
        String plural,
        Label label,
        Label pluralLabel,
        String path,
        String list,
        Owner owner,
        Review review,
        int approvals,
        String jsonLd,
        String titleField,
        String sort,
        SequencedMap<String, Field> fields,
        List<Part> parts) {

    /** Who writes entries of a type. */
    public enum Owner {
        GROUP,
        STAFF
    }

    /** Who approves entries of a type. */
    public enum Review {
        STAFF,
        NONE
    }

    /** Approvals that a type may ask for. */
    public static final int MAX_APPROVALS = 5;

    public ContentType {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        parts = List.copyOf(parts);
    }

    /** The field of that name. */
    public Optional<Field> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The field of that name that readers without an account may see. */
    public Optional<Field> publicField(String field) {
        return field(field).filter(Field::mayBePublic);
    }

    /**
     * The field that says how the title is read: the first one of format kana that everybody may
     * see and that is not named after another field, as {@code teacher_reading} is.
     */
    public Optional<Field> titleReading() {
        return fields.values().stream()
                .filter(field -> field.format() == Format.KANA)
                .filter(field -> field.visibility() == Visibility.PUBLIC)
                .filter(field -> !isNamedAfterAnother(field))
                .findFirst();
    }

    private boolean isNamedAfterAnother(Field field) {
        return fields.keySet().stream()
                .filter(other -> !other.equals(titleField))
                .anyMatch(other -> field.name().startsWith(other + "_"));
    }

    /** Fields whose values can be counted and filtered by. */
    public List<Field> facets() {
        return fields.values().stream().filter(Field::facet).toList();
    }

    /** Fields of one kind, in order. */
    public List<Field> fieldsOf(FieldKind kind) {
        return fields.values().stream().filter(field -> field.kind() == kind).toList();
    }
}
