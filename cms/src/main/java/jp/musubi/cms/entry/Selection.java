package jp.musubi.cms.entry;

import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an entry a public answer holds.
 *
 * @param properties of the entry itself, in the order they are written
 * @param fields in the order of the type
 */
record Selection(List<String> properties, List<Field> fields) {
    static final String PARAMETER = "select";
    private static final String EVERYTHING = "*";

    /** What every entry has beside its fields. */
    static final List<String> PROPERTIES =
            List.of("type", "id", "slug", "publishedAt", "updatedAt");

    /** All that readers without an account may see. */
    static Selection all(ContentType type) {
        return new Selection(
                PROPERTIES, type.fields().values().stream().filter(Field::mayBePublic).toList());
    }

    /** What lists show when nobody says otherwise: the title and the columns of lists. */
    static Selection columns(ContentType type) {
        return new Selection(
                PROPERTIES,
                type.fields().values().stream()
                        .filter(Field::mayBePublic)
                        .filter(field ->
                                field.listColumn() || field.name().equals(type.titleField()))
                        .toList());
    }

    /** The names that can be asked for. */
    static List<String> names(ContentType type) {
        return Stream.concat(
                        PROPERTIES.stream(),
                        type.fields().values().stream().filter(Field::mayBePublic).map(Field::name))
                .toList();
    }

    /**
     * Reads the parameter {@code select}.
     *
     * @throws Refusal if it names what is not there; a hidden field is not there
     */
    static Selection parse(QueryString query, ContentType type, Selection otherwise) {
        Optional<String> given = query.one(PARAMETER);
        if (given.isEmpty()) {
            return otherwise;
        }
        if (given.get().equals(EVERYTHING)) {
            return all(type);
        }
        Set<String> wanted = new LinkedHashSet<>(List.of(given.get().split(",", -1)));
        List<Field> fields = new ArrayList<>();
        for (String name : wanted) {
            if (!PROPERTIES.contains(name)) {
                fields.add(
                        type.publicField(name)
                                .orElseThrow(() ->
                                        Refusal.badParameter(
                                                PARAMETER, "unknown_name", shortened(name))));
            }
        }
        List<Field> ordered = type.fields().values().stream().filter(fields::contains).toList();
        return new Selection(PROPERTIES.stream().filter(wanted::contains).toList(), ordered);
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
        int chars = Math.min(40, plain.codePointCount(0, plain.length()));
        return plain.substring(0, plain.offsetByCodePoints(0, chars));
    }

    /** The same text for the same selection. */
    String key() {
        var key = new StringBuilder();
        properties.forEach(name -> key.append(name).append(','));
        fields.forEach(field -> key.append(field.name()).append(','));
        return key.toString();
    }
}
