package jp.musubi.cms.entry;

import jp.musubi.content.model.ContentType;

import java.util.List;
import java.util.Optional;

/**
 * The order of a list. Entries without a value come last in both directions; entries with equal
 * values are ordered by id, in the direction of the list. Texts are compared without regard to
 * width, case and the two kana, by code point; of a long one only the beginning counts.
 *
 * @param field a name of {@link #names}
 */
public record Sort(String field, boolean descending) {

    /** The order a type's lists have when nobody asks for another. */
    public static Sort standard(ContentType type) {
        return parse(type, type.sort()).orElse(new Sort(SortKeys.UPDATED_AT, true));
    }

    /** Reads {@code title} or {@code -title}; empty when lists of that type have no such order. */
    public static Optional<Sort> parse(ContentType type, String text) {
        String field = fieldOf(text);
        return SortKeys.names(type).contains(field)
                ? Optional.of(new Sort(field, text.startsWith("-")))
                : Optional.empty();
    }

    /**
     * What lists of a type can be ordered by: {@code updatedAt}, {@code publishedAt}, {@code slug}
     * and its public list columns and title.
     */
    public static List<String> names(ContentType type) {
        return List.copyOf(SortKeys.names(type));
    }

    static String fieldOf(String text) {
        return text.startsWith("-") ? text.substring(1) : text;
    }

    /** As it is written in an address. */
    @Override
    public String toString() {
        return descending ? "-" + field : field;
    }
}
