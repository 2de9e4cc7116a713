package jp.musubi.content.entry;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * The values of an entry's fields. A field without a value is absent; nothing here is null or
 * blank.
 *
 * @param values by field name, in the order of the content type
 */
public record Fields(SequencedMap<String, Value> values) {
    /** No values. */
    public static final Fields NONE = new Fields(new LinkedHashMap<>());

    public Fields {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** The value of a field. */
    public Optional<Value> get(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** Whether a field has a value. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /**
     * The text of a field in a language; a text that is missing in that language is given in the
     * language it was first written in.
     */
    public Optional<String> text(String field, String language) {
        return switch (values.get(field)) {
            case Value.Text(String text) -> Optional.of(text);
            case Value.Localised(var texts) -> {
                String text = texts.get(language);
                yield Optional.of(text != null ? text : texts.firstEntry().getValue());
            }
            case null, default -> Optional.empty();
        };
    }

    /** The text of a field in the language it was first written in. */
    public Optional<String> text(String field) {
        return text(field, "");
    }

    /** Everything that a field of text says, in each of its languages. */
    public List<String> texts(String field) {
        return switch (values.get(field)) {
            case Value.Text(String text) -> List.of(text);
            case Value.Localised(var texts) -> List.copyOf(texts.values());
            case null, default -> List.of();
        };
    }

    /** Whether a field has a text written in that language, other than the first. */
    public boolean isTranslated(String field, String language) {
        return values.get(field) instanceof Value.Localised(var texts)
                && texts.containsKey(language);
    }

    /** The items of a list of terms or tags; a single term is a list of one. */
    public List<String> items(String field) {
        return switch (values.get(field)) {
            case Value.Items(var items) -> items;
            case Value.Text(String text) -> List.of(text);
            case null, default -> List.of();
        };
    }

    /** The addresses of a field. */
    public List<Link> links(String field) {
        return values.get(field) instanceof Value.Links(var links) ? links : List.of();
    }

    /** Whether a yes/no field says yes. */
    public boolean flag(String field) {
        return values.get(field) instanceof Value.Flag(boolean yes) && yes;
    }

    /** The number of a field. */
    public Optional<BigDecimal> number(String field) {
        return values.get(field) instanceof Value.Quantity(var number)
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The date of a field, as precisely as it is known. */
    public Optional<PartialDate> date(String field) {
        return text(field).flatMap(PartialDate::parse);
    }

    /** The values of the fields whose names pass. */
    public Fields filtered(Predicate<String> name) {
        var kept = new LinkedHashMap<String, Value>();
        values.forEach((field, value) -> {
            if (name.test(field)) {
                kept.put(field, value);
            }
        });
        return new Fields(kept);
    }

    /** A copy with one more or another value. */
    public Fields with(String field, Value value) {
        var all = new LinkedHashMap<>(values);
        all.put(field, value);
        return new Fields(all);
    }
}
