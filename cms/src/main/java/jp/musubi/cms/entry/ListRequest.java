package jp.musubi.cms.entry;

import jp.musubi.cms.web.Digests;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a reader asks of a list.
 *
 * @param key the whole question in one spelling
 */
record ListRequest(ListQuery query, Selection selection, String key) {
    private static final int CHECK_CHARS = 8;

    /** The parameters of a type's list. */
    static List<Parameter> parameters(ContentType type) {
        var all = new ArrayList<Parameter>();
        for (var filter : filterFields(type).entrySet()) {
            Label label =
                    type.field(filter.getValue())
                            .map(Field::label)
                            .orElse(Label.of(filter.getKey(), filter.getKey()));
            all.add(
                    Parameter.query(
                            filter(filter.getKey()),
                            Label.of(
                                    label.in("ja") + "で絞り込む（コンマ区切りでいずれか）",
                                    "Only entries with one of these: " + label.in("en")),
                            Schemas.text()));
        }
        all.add(
                Parameter.query(
                        "sort",
                        Label.of("並び順。頭に - で降順", "Order; a leading - for descending"),
                        Schemas.oneOf(sorts(type))));
        all.add(
                Parameter.query(
                        Selection.PARAMETER,
                        Label.of(
                                "取り出す項目をコンマ区切りで。* ですべて",
                                "What to give, by comma; * for everything"),
                        Schemas.text()));
        all.add(
                Parameter.query(
                        "limit",
                        Label.of("一度の件数", "Entries of one page"),
                        Schemas.integer(1, ListQuery.MAX_LIMIT_ENTRIES)
                                .put("default", ListQuery.DEFAULT_LIMIT_ENTRIES)));
        all.add(
                Parameter.query(
                        "cursor",
                        Label.of("前の答えの next", "The next of the answer before"),
                        Schemas.text()));
        return all;
    }

    /**
     * The field behind each name that can be filtered by: its own name, and for a list of terms
     * also its vocabulary's, as search calls it ({@code filter[field]} for {@code fields}).
     */
    private static SequencedMap<String, String> filterFields(ContentType type) {
        var filters = new LinkedHashMap<String, String>();
        List<String> names = ListQuery.filterNames(type);
        names.forEach(name -> filters.put(name, name));
        for (String name : names) {
            type.field(name)
                    .filter(field -> field.kind() == FieldKind.CHOICES)
                    .flatMap(Field::vocabularyName)
                    .ifPresent(vocabulary -> filters.putIfAbsent(vocabulary, name));
        }
        return filters;
    }

    private static List<String> sorts(ContentType type) {
        var sorts = new ArrayList<String>();
        for (String name : Sort.names(type)) {
            sorts.add(name);
            sorts.add("-" + name);
        }
        return sorts;
    }

    private static String filter(String name) {
        return "filter[" + name + "]";
    }

    /** Reads the parameters. */
    static ListRequest parse(QueryString query, ContentType type) {
        SortedMap<String, List<String>> filters = filters(query, type);
        Sort sort = sort(query, type);
        Selection selection = Selection.parse(query, type, Selection.columns(type));
        int limit =
                query.integer(
                        "limit", ListQuery.DEFAULT_LIMIT_ENTRIES, 1, ListQuery.MAX_LIMIT_ENTRIES);
        String list = type.name() + "\n" + filters + "\n" + sort;
        Optional<String> text = query.one("cursor");
        Cursor after = text.map(given -> cursor(given, sort, list)).orElse(null);
        String key =
                list + "\n" + selection.key() + "\n" + limit + "\n" + (after == null ? "" : after);
        return new ListRequest(new ListQuery(type, filters, sort, after, limit), selection, key);
    }

    private static SortedMap<String, List<String>> filters(QueryString query, ContentType type) {
        var filters = new TreeMap<String, List<String>>();
        for (var filter : filterFields(type).entrySet()) {
            List<String> given = query.all(filter(filter.getKey()));
            if (!given.isEmpty()) {
                List<String> values = values(filter.getValue(), given, type);
                if (filters.put(filter.getValue(), values) != null) {
                    throw Refusal.badParameter(filter(filter.getKey()), "repeated");
                }
            }
        }
        if (filters.size() > ListQuery.MAX_FILTER_FIELDS) {
            throw Refusal.badParameter("filter", "too_many_values", ListQuery.MAX_FILTER_FIELDS);
        }
        return filters;
    }

    /** Values in one order; commas part those of vocabularies, never words that people chose. */
    private static List<String> values(String name, List<String> given, ContentType type) {
        boolean chosen = type.field(name).map(field -> field.kind().isChosen()).orElse(false);
        var values = new TreeSet<String>();
        for (String value : given) {
            values.addAll(chosen ? List.of(value.split(",", -1)) : List.of(value));
        }
        if (values.size() > ListQuery.MAX_FILTER_VALUES) {
            throw Refusal.badParameter(
                    filter(name), "too_many_values", ListQuery.MAX_FILTER_VALUES);
        }
        return List.copyOf(values);
    }

    private static Sort sort(QueryString query, ContentType type) {
        Optional<String> given = query.one("sort");
        return given.isEmpty()
                ? Sort.standard(type)
                : Sort.parse(type, given.get())
                        .orElseThrow(() ->
                                Refusal.badParameter(
                                        "sort", "bad_sort", String.join(", ", Sort.names(type))));
    }

    private static Cursor cursor(String given, Sort sort, String list) {
        int dot = given.lastIndexOf('.');
        if (dot < 0 || !given.substring(dot + 1).equals(check(given.substring(0, dot), list))) {
            throw Refusal.badParameter("cursor", "bad_cursor");
        }
        return Cursor.parse(given.substring(0, dot), sort)
                .orElseThrow(() -> Refusal.badParameter("cursor", "bad_cursor"));
    }

    /** A cursor for clients: it holds for this list only. */
    @Nullable String next(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        String list = query.type().name() + "\n" + query.filters() + "\n" + query.sort();
        return cursor + "." + check(cursor.toString(), list);
    }

    private static String check(String cursor, String list) {
        byte[] text = (cursor + "\n" + list).getBytes(StandardCharsets.UTF_8);
        return Digests.entityTag(text).substring(1, 1 + CHECK_CHARS);
    }
}
