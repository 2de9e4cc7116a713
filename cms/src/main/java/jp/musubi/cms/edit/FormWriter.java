package jp.musubi.cms.edit;

import jp.musubi.cms.entry.Content;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Precision;
import jp.musubi.content.model.Visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what an entry says into the controls of its form; {@link FormReader} is the way back. */
final class FormWriter {
    private final List<String> languages;

    /**
     * A writer for sites in the given languages.
     *
     * @param languages the first one that of plain strings
     */
    FormWriter(List<String> languages) {
        this.languages = List.copyOf(languages);
    }

    /** What stands in the controls of a type's form. */
    Typed write(ContentType type, Content content) {
        var values = new LinkedHashMap<String, List<String>>();
        for (Field field : type.fields().values()) {
            values.computeIfAbsent(FieldNames.IN_FORM, none -> new ArrayList<>()).add(field.name());
            write(field, content.fields(), values);
            if (field.visibility() == Visibility.OPTIONAL) {
                String shown = content.shown().contains(field.name()) ? "open" : "closed";
                values.put(FieldNames.shown(field), List.of(shown));
            }
        }
        return new Typed(values);
    }

    private void write(Field field, Fields fields, Map<String, List<String>> values) {
        String name = FieldNames.of(field);
        switch (field.kind()) {
            case TEXT, MARKDOWN, ADDRESS -> texts(field, fields, values);
            case DATE -> date(field, fields.text(field.name()).orElse(""), values);
            case NUMBER, YEAR ->
                    fields.number(field.name())
                            .ifPresent(number -> values.put(name, List.of(number.toPlainString())));
            case FLAG -> {
                boolean known = fields.has(field.name());
                String was = known ? Boolean.toString(fields.flag(field.name())) : "";
                values.put(FieldNames.of(field, "was"), List.of(was));
                values.put(name, was.equals("true") ? List.of("true") : List.of());
            }
            case CHOICES -> {
                List<String> items = fields.items(field.name());
                values.put(FieldNames.of(field, "was"), items);
                values.put(name, items);
                values.put(FieldNames.of(field, "first"), items.stream().limit(1).toList());
            }
            case TAGS -> values.put(name, List.of(String.join("\n", fields.items(field.name()))));
            case LINKS -> {
                List<Link> links = fields.links(field.name());
                values.put(FieldNames.of(field, "url"), links.stream().map(Link::url).toList());
                values.put(FieldNames.of(field, "label"), links.stream().map(Link::label).toList());
            }
            case CHOICE, REFERENCE, ASSET, URL, EMAIL, PHONE ->
                    fields.text(field.name()).ifPresent(text -> values.put(name, List.of(text)));
        }
    }

    private void texts(Field field, Fields fields, Map<String, List<String>> values) {
        if (!FieldNames.isByLanguage(field)) {
            fields.text(field.name())
                    .ifPresent(text -> values.put(FieldNames.of(field), List.of(text)));
            return;
        }
        switch (fields.get(field.name()).orElse(null)) {
            case Value.Text(String text) ->
                    values.put(FieldNames.of(field, languages.getFirst()), List.of(text));
            case Value.Localised(var byLanguage) ->
                    byLanguage.forEach((language, text) ->
                            values.put(FieldNames.of(field, language), List.of(text)));
            case null, default -> {}
        }
    }

    private static void date(Field field, String date, Map<String, List<String>> values) {
        if (field.precision() == Precision.DAY) {
            values.put(FieldNames.of(field), List.of(date));
            return;
        }
        String[] parts = date.split("-", -1);
        String[] names = {"y", "m", "d"};
        for (int at = 0; at < names.length; at++) {
            String part = at < parts.length ? parts[at] : "";
            values.put(FieldNames.of(field, names[at]), List.of(part));
        }
    }
}
