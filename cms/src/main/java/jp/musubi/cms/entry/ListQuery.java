package jp.musubi.cms.entry;

import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which published entries of a type to list.
 *
 * @param filters by field, one of {@link #filterNames}; an entry passes when for each field it has
 *     one of the values. A yes/no field has the values {@code true} and {@code false}
 * @param after where the page before ended; null for the first page
 * @param limit most entries of a page
 */
public record ListQuery(
        ContentType type,
        SortedMap<String, List<String>> filters,
        Sort sort,
        @Nullable Cursor after,
        int limit) {
    /** Entries of a page when nobody says otherwise. */
    public static final int DEFAULT_LIMIT_ENTRIES = 25;

    /** Entries of the largest page. */
    public static final int MAX_LIMIT_ENTRIES = 100;

    /** Fields of one query's filters. */
    public static final int MAX_FILTER_FIELDS = 10;

    /** Values of one filter. */
    public static final int MAX_FILTER_VALUES = 50;

    public ListQuery {
        filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
        if (limit < 1 || limit > MAX_LIMIT_ENTRIES) {
            throw new IllegalArgumentException("limit " + limit);
        }
        if (!filterNames(type).containsAll(filters.keySet())
                || !Sort.names(type).contains(sort.field())) {
            throw new IllegalArgumentException("lists of " + type.plural() + " have no such order");
        }
    }

    /** The first page of all entries of a type in its usual order. */
    public static ListQuery all(ContentType type) {
        return new ListQuery(
                type, new TreeMap<>(), Sort.standard(type), null, DEFAULT_LIMIT_ENTRIES);
    }

    /**
     * What lists of a type can be filtered by: its public choices, flags, years, tags and
     * references (by id).
     */
    public static List<String> filterNames(ContentType type) {
        return Terms.fields(type).stream().map(Field::name).toList();
    }
}
