package jp.musubi.cms.review;

import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Request;
import jp.musubi.content.entry.Link;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Values of fields in words: what people read where programs read ids. */
public final class ValueWords {
    private final ContentModel model;
    private final EntryStore entries;

    public ValueWords(ContentModel model, EntryStore entries) {
        this.model = model;
        this.entries = entries;
    }

    /** The texts of a value by their language; the language is empty where there is one text. */
    SequencedMap<String, String> byLanguage(Field field, Value value, String language) {
        var texts = new LinkedHashMap<String, String>();
        if (value instanceof Value.Localised(var all)) {
            texts.putAll(all);
        } else {
            texts.put("", text(field, value, language));
        }
        return texts;
    }

    /** A value as one text. */
    public String text(Field field, Value value, String language) {
        return switch (value) {
            case Value.Text(String text) -> text(field, text, language);
            case Value.Localised(var texts) ->
                    texts.containsKey(language)
                            ? texts.get(language)
                            : texts.firstEntry().getValue();
            case Value.Quantity(var number) -> number.toPlainString() + unit(field, language);
            case Value.Flag(boolean yes) -> yes ? "✓" : "–";
            case Value.Items(var items) ->
                    items.stream()
                            .map(item -> term(field, item, language))
                            .collect(Collectors.joining(language.equals("ja") ? "、" : ", "));
            case Value.Links(var links) ->
                    links.stream().map(ValueWords::link).collect(Collectors.joining("\n"));
        };
    }

    private static String unit(Field field, String language) {
        return field.unit() == null ? "" : field.unit().in(language);
    }

    private String text(Field field, String text, String language) {
        return switch (field.kind()) {
            case CHOICE -> term(field, text, language);
            case REFERENCE -> title(text);
            default -> text;
        };
    }

    private String term(Field field, String id, String language) {
        return field.kind() == FieldKind.TAGS
                ? id
                : field.vocabularyName()
                        .flatMap(model::vocabulary)
                        .flatMap(vocabulary -> vocabulary.term(id))
                        .map(term -> term.label().in(language))
                        .orElse(id);
    }

    private String title(String id) {
        return Request.uuid(id).flatMap(entries::find).map(StoredEntry::title).orElse(id);
    }

    private static String link(Link link) {
        return link.label().isEmpty() ? link.url() : link.label() + " " + link.url();
    }
}
