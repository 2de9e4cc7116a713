package jp.musubi.cms.edit;

import jp.musubi.cms.entry.Content;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Visibility;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;

/** What an entry says, taken apart into places, and put together again. */
final class Places {
    private final List<String> languages;

    /**
     * Places on sites in the given languages.
     *
     * @param languages the first one that of plain strings
     */
    Places(List<String> languages) {
        this.languages = List.copyOf(languages);
    }

    /** The value at each place that has one, in the order of the type. */
    SequencedMap<Place, Value> of(ContentType type, Content content) {
        var places = new LinkedHashMap<Place, Value>();
        for (Field field : type.fields().values()) {
            Value value = content.fields().get(field.name()).orElse(null);
            switch (value) {
                case null -> {}
                case Value.Localised(var texts) when FieldNames.isByLanguage(field) ->
                        texts.forEach((language, text) ->
                                places.put(Place.of(field, language), new Value.Text(text)));
                case Value.Text text when FieldNames.isByLanguage(field) ->
                        places.put(Place.of(field, languages.getFirst()), text);
                default -> places.put(Place.of(field, ""), value);
            }
            if (field.visibility() == Visibility.OPTIONAL
                    && content.shown().contains(field.name())) {
                places.put(Place.shown(field), new Value.Flag(true));
            }
        }
        return places;
    }

    /** All places that a type has, in its order, whether something stands there or not. */
    List<Place> all(ContentType type) {
        var all = new ArrayList<Place>();
        for (Field field : type.fields().values()) {
            if (FieldNames.isByLanguage(field)) {
                languages.forEach(language -> all.add(Place.of(field, language)));
            } else {
                all.add(Place.of(field, ""));
            }
            if (field.visibility() == Visibility.OPTIONAL) {
                all.add(Place.shown(field));
            }
        }
        return all;
    }

    /** What an entry says with these values at its places. */
    Content together(ContentType type, SequencedMap<Place, Value> places) {
        var values = new LinkedHashMap<String, Value>();
        var shown = new TreeSet<String>();
        for (Place place : all(type)) {
            Value value = places.get(place);
            String name = place.field().name();
            if (value == null) {
                continue;
            }
            if (place.visibility()) {
                shown.add(name);
            } else if (place.language().isEmpty()) {
                values.put(name, value);
            } else if (value instanceof Value.Text(String text)) {
                values.put(name, with(values.get(name), place.language(), text));
            }
        }
        return new Content(new Fields(values), shown);
    }

    /** A text in one more language; in the first language alone it is a plain string. */
    private Value with(@Nullable Value known, String language, String text) {
        if (known == null && language.equals(languages.getFirst())) {
            return new Value.Text(text);
        }
        var texts = new LinkedHashMap<String, String>();
        switch (known) {
            case Value.Text(String first) -> texts.put(languages.getFirst(), first);
            case Value.Localised(var others) -> texts.putAll(others);
            case null, default -> {}
        }
        texts.put(language, text);
        return new Value.Localised(texts);
    }
}
