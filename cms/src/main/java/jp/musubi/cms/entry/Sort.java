package jp.musubi.cms.entry;

import jp.musubi.cms.database.Unwritten;
import jp.musubi.content.model.ContentType;

import java.util.List;
import java.util.Optional;

/**
 * The order of a list. Entries without a value come last in both directions; entries with equal
 * values are ordered by id, in the direction of the list.
 *
 * @param field a name of {@link #names}
 */
public record Sort(String field, boolean descending) {

    /** The order a type's lists have when nobody asks for another. */
    public static Sort standard(ContentType type) {
        return Unwritten.body();
    }

    /** Reads {@code title} or {@code -title}; empty when lists of that type have no such order. */
    public static Optional<Sort> parse(ContentType type, String text) {
        return Unwritten.body();
    }

    /**
     * What lists of a type can be ordered by: {@code updatedAt}, {@code publishedAt}, {@code slug}
     * and its public list columns and title.
     */
    public static List<String> names(ContentType type) {
        return Unwritten.body();
    }

    /** As it is written in an address. */
    @Override
    public String toString() {
        return descending ? "-" + field : field;
    }
}
