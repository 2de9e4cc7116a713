package jp.musubi.cms.office;

import jp.musubi.cms.entry.ListQuery;
import jp.musubi.cms.entry.WorkQuery;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.QueryString;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** What somebody asks of a list of entries: the words of its address. */
record TypeList(WorkQuery query, List<Field> columns, int page) {
    private static final String FILTER = "filter[";
    private static final int MAX_PAGES = 1_000;

    /** The parameters that lists of any type have. */
    static List<Parameter> parameters(ContentModel model) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(word("q", "名前の一部", "Part of the title"));
        parameters.add(word("state", "状態", "State"));
        parameters.add(word("sort", "並び順", "Order"));
        parameters.add(word("column", "見せる項目", "Columns to show"));
        parameters.add(word("page", "ページ", "Page"));
        var names = new TreeSet<String>();
        model.types()
                .values()
                .forEach(type ->
                        filters(type).forEach(field -> names.add(FILTER + field.name() + "]")));
        names.forEach(name -> parameters.add(word(name, "項目で絞る", "By a field")));
        return parameters;
    }

    private static Parameter word(String name, String ja, String en) {
        return Parameter.query(name, Label.of(ja, en), Schemas.text());
    }

    /** The fields that a type's list can be narrowed by: its facets with a vocabulary. */
    static List<Field> filters(ContentType type) {
        List<String> possible = ListQuery.filterNames(type);
        return type.facets().stream()
                .filter(field -> possible.contains(field.name()))
                .filter(field -> field.vocabularyName().isPresent())
                .toList();
    }

    static TypeList of(QueryString query, ContentType type) {
        SortedMap<String, String> filters = new TreeMap<>();
        for (Field field : filters(type)) {
            query.one(FILTER + field.name() + "]")
                    .ifPresent(value -> filters.put(field.name(), value));
        }
        WorkQuery.State state =
                query.one("state")
                        .map(text ->
                                WorkQuery.State.of(text)
                                        .orElseThrow(() ->
                                                Refusal.badParameter("state", "unknown_name", "")))
                        .orElse(WorkQuery.State.ANY);
        WorkQuery.Order order =
                query.one("sort").flatMap(WorkQuery.Order::of).orElse(WorkQuery.Order.SAVED);
        return new TypeList(
                new WorkQuery(type, query.one("q").orElse("").strip(), state, filters, order),
                columns(query, type),
                query.integer("page", 1, 1, MAX_PAGES));
    }

    private static List<Field> columns(QueryString query, ContentType type) {
        List<String> chosen = query.all("column");
        return type.fields().values().stream()
                .filter(field -> !field.name().equals(type.titleField()))
                .filter(field ->
                        chosen.isEmpty() ? field.listColumn() : chosen.contains(field.name()))
                .toList();
    }

    /** The words of the address, at another page. */
    String words(int other) {
        var words = new StringJoiner("&");
        words.add("q=" + Screens.encoded(query.title()));
        words.add("state=" + query.state().id());
        words.add("sort=" + query.order().id());
        query.filters()
                .forEach((field, value) ->
                        words.add(
                                Screens.encoded(FILTER + field + "]")
                                        + "="
                                        + Screens.encoded(value)));
        columns.forEach(field -> words.add("column=" + field.name()));
        return words.add("page=" + other).toString();
    }
}
