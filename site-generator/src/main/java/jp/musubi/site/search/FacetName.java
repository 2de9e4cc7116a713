package jp.musubi.site.search;

import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

/** What facets are called in questions, answers and addresses. */
public final class FacetName {
    /** The facet that every entry has: its content type. */
    public static final String TYPE = "type";

    /** The facet of how long ago an entry was confirmed (see {@link Confirmation}). */
    public static final String FRESHNESS = "freshness";

    /**
     * The facet of the programmes that the city certifies groups under (see {@link Certification}).
     */
    public static final String PROGRAMME = "programme";

    private FacetName() {}

    /**
     * The name of a field's facet: the field's own, except that a list of terms is named after its
     * vocabulary: a group's fields of activity are filtered by {@code field=culture}.
     */
    public static String of(Field field) {
        return field.kind() == FieldKind.CHOICES
                ? field.vocabularyName().orElse(field.name())
                : field.name();
    }
}
