package jp.musubi.cms.edit;

import jp.musubi.cms.web.Form;
import jp.musubi.content.model.Field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands in the controls of a form, by their names: as somebody typed it, or as {@link
 * FormWriter} makes it from what an entry says. Whatever was typed is here, be it right or wrong.
 */
record Typed(Map<String, List<String>> values) {
    Typed {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Typed of(Form form) {
        var values = new LinkedHashMap<String, List<String>>();
        form.names().forEach(name -> values.put(name, form.all(name)));
        return new Typed(values);
    }

    /** All values of controls of that name, in order. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of that name; empty text when there is none. */
    String text(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The first value of that name without white space around it, unless nothing is left. */
    Optional<String> one(String name) {
        return Optional.of(text(name).strip()).filter(text -> !text.isEmpty());
    }

    /** Whether a box of that name is ticked. */
    boolean isTicked(String name) {
        return text(name).equals("true");
    }

    /** The words that stand in a field's controls, one after the other. */
    String texts(Field field) {
        String name = FieldNames.of(field);
        return values.entrySet().stream()
                .filter(one -> one.getKey().equals(name) || one.getKey().startsWith(name + "."))
                .flatMap(one -> one.getValue().stream())
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
