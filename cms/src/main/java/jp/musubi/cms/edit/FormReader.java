package jp.musubi.cms.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import jp.musubi.cms.entry.Content;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.FieldsWriter;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Precision;
import jp.musubi.content.model.Visibility;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Turns what stands in a form into the JSON that {@code FieldsReader} checks: there is no other
 * check of what people write. Wrong input passes through as text, so that it is refused there.
 */
final class FormReader {
    /** Longer input is no number that anybody meant; it is left to be refused as text. */
    private static final int MAX_NUMBER_CHARS = 30;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<String> languages;

    /** A reader for sites in the given languages. */
    FormReader(List<String> languages) {
        this.languages = List.copyOf(languages);
    }

    /**
     * All that an entry says with what was typed in it.
     *
     * @param mayWrite the fields that somebody may change; others stay as they are
     */
    ObjectNode fields(ContentType type, Typed typed, Content before, Predicate<Field> mayWrite) {
        Fields known = before.fields().filtered(name -> type.field(name).isPresent());
        ObjectNode json = FieldsWriter.toJson(known);
        for (Field field : written(type, typed, mayWrite)) {
            JsonNode value = value(field, typed);
            if (value.isNull()) {
                json.remove(field.name());
            } else {
                json.set(field.name(), value);
            }
        }
        return json;
    }

    /** The optional fields that the public may see. */
    Set<String> shown(ContentType type, Typed typed, Content before, Predicate<Field> mayWrite) {
        var shown = new TreeSet<>(before.shown());
        for (Field field : written(type, typed, mayWrite)) {
            if (field.visibility() == Visibility.OPTIONAL) {
                switch (typed.text(FieldNames.shown(field))) {
                    case "open" -> shown.add(field.name());
                    case "closed" -> shown.remove(field.name());
                    default -> {}
                }
            }
        }
        return shown;
    }

    private static List<Field> written(ContentType type, Typed typed, Predicate<Field> mayWrite) {
        Set<String> inForm = Set.copyOf(typed.all(FieldNames.IN_FORM));
        return type.fields().values().stream()
                .filter(field -> inForm.contains(field.name()) && mayWrite.test(field))
                .toList();
    }

    private JsonNode value(Field field, Typed typed) {
        String name = FieldNames.of(field);
        return switch (field.kind()) {
            case TEXT, MARKDOWN, ADDRESS ->
                    FieldNames.isByLanguage(field) ? texts(field, typed) : text(typed.text(name));
            case URL, EMAIL, PHONE, CHOICE, REFERENCE -> text(typed.text(name));
            case ASSET ->
                    typed.isTicked(FieldNames.of(field, "drop"))
                            ? NullNode.getInstance()
                            : text(typed.text(name));
            case NUMBER -> number(typed.text(name));
            case YEAR -> text(plain(typed.text(name)));
            case DATE -> date(field, typed);
            case FLAG -> flag(field, typed);
            case CHOICES -> choices(field, typed);
            case TAGS -> list(List.of(typed.text(name).split("\n", -1)));
            case LINKS -> links(field, typed);
        };
    }

    private static JsonNode text(String typed) {
        return typed.isBlank() ? NullNode.getInstance() : TextNode.valueOf(typed);
    }

    private JsonNode texts(Field field, Typed typed) {
        ObjectNode byLanguage = JSON.objectNode();
        for (String language : languages) {
            String text = typed.text(FieldNames.of(field, language));
            if (!text.isBlank()) {
                byLanguage.put(language, text);
            }
        }
        return byLanguage.isEmpty() ? NullNode.getInstance() : byLanguage;
    }

    /** Digits as every keyboard of Japan may give them, in the one form that programs read. */
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    private static JsonNode number(String typed) {
        String digits = plain(typed).replace(",", "");
        if (digits.length() <= MAX_NUMBER_CHARS && digits.matches("[+-]?[0-9]+(?:[.][0-9]+)?")) {
            return DecimalNode.valueOf(new BigDecimal(digits));
        }
        return text(typed);
    }

    private static JsonNode date(Field field, Typed typed) {
        if (field.precision() == Precision.DAY) {
            return text(plain(typed.text(FieldNames.of(field))));
        }
        String year = plain(typed.text(FieldNames.of(field, "y")));
        String month = padded(plain(typed.text(FieldNames.of(field, "m"))));
        String day = padded(plain(typed.text(FieldNames.of(field, "d"))));
        if (day.isEmpty() && month.isEmpty()) {
            return text(year);
        }
        return text(year + "-" + month + (day.isEmpty() ? "" : "-" + day));
    }

    private static String padded(String part) {
        return part.length() == 1 ? "0" + part : part;
    }

    private static JsonNode flag(Field field, Typed typed) {
        if (typed.isTicked(FieldNames.of(field))) {
            return BooleanNode.TRUE;
        }
        return typed.text(FieldNames.of(field, "was")).isEmpty()
                ? NullNode.getInstance()
                : BooleanNode.FALSE;
    }

    /** What is ticked: the main one first, then as it stood before, then as the form lists it. */
    private static JsonNode choices(Field field, Typed typed) {
        List<String> ticked = typed.all(FieldNames.of(field));
        var ordered = new LinkedHashSet<String>();
        ordered.add(typed.text(FieldNames.of(field, "first")));
        ordered.addAll(typed.all(FieldNames.of(field, "was")));
        ordered.retainAll(Set.copyOf(ticked));
        ordered.addAll(ticked);
        return list(List.copyOf(ordered));
    }

    private static JsonNode list(List<String> items) {
        ArrayNode array = JSON.arrayNode();
        items.stream().filter(item -> !item.isBlank()).forEach(array::add);
        return array.isEmpty() ? NullNode.getInstance() : array;
    }

    private static JsonNode links(Field field, Typed typed) {
        List<String> urls = typed.all(FieldNames.of(field, "url"));
        List<String> labels = typed.all(FieldNames.of(field, "label"));
        ArrayNode array = JSON.arrayNode();
        for (int at = 0; at < urls.size(); at++) {
            String label = at < labels.size() ? labels.get(at).strip() : "";
            if (!urls.get(at).isBlank() || !label.isEmpty()) {
                ObjectNode link = array.addObject().put("url", urls.get(at).strip());
                if (!label.isEmpty()) {
                    link.put("label", label);
                }
            }
        }
        return array.isEmpty() ? NullNode.getInstance() : array;
    }
}
