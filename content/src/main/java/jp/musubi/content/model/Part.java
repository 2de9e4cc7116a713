package jp.musubi.content.model;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of a type's form, edited as one step.
 *
 * @param name key in the YAML file; empty for the only part of a type that names none
 * @param label what people call it
 * @param help one sentence of guidance, if any
 * @param fields in the order of the YAML file
 */
public record Part(String name, Label label, @Nullable Label help, List<Field> fields) {
    public Part {
        fields = List.copyOf(fields);
    }
}
