package jp.musubi.content.entry;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.problem.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns JSON into values: the one place where input is checked, whether it comes by API, import,
 * folder or form. Texts come out in NFC, without surrounding blanks, with {@code \n} line ends.
 */
public final class FieldsReader {
    private final ContentModel model;
    private final String firstLanguage;
    private final List<String> languages;

    /**
     * A reader for sites in the given languages.
     *
     * @param firstLanguage the language of plain strings
     */
    public FieldsReader(ContentModel model, String firstLanguage, List<String> languages) {
        this.model = model;
        this.firstLanguage = firstLanguage;
        this.languages = List.copyOf(languages);
    }

    /** Reads all values of an entry; required fields must be there. */
    public Checked read(ContentType type, JsonNode fields) {
        Checked draft = readDraft(type, fields);
        List<Problem> problems = new ArrayList<>(draft.problems());
        for (Field field : type.fields().values()) {
            boolean faulty =
                    draft.problems().stream()
                            .anyMatch(problem -> problem.field().startsWith(field.name()));
            if (field.required() && !draft.fields().has(field.name()) && !faulty) {
                problems.add(
                        Problem.at(
                                field.name(),
                                "required",
                                field.label().in("ja"),
                                field.label().in("en")));
            }
        }
        return new Checked(draft.fields(), problems);
    }

    /** Reads what there is of an entry; required fields may still be missing. */
    public Checked readDraft(ContentType type, JsonNode fields) {
        List<Problem> problems = new ArrayList<>();
        if (!fields.isObject()) {
            return new Checked(Fields.NONE, List.of(Problem.at("", "not_an_object")));
        }
        for (Map.Entry<String, JsonNode> given : fields.properties()) {
            if (type.field(given.getKey()).isEmpty()) {
                problems.add(
                        Problem.at(
                                printable(given.getKey()),
                                "unknown_field",
                                printable(given.getKey()),
                                type.name()));
            }
        }
        var values = new LinkedHashMap<String, Value>();
        var reader = new ValueReader(model, firstLanguage, languages, problems);
        for (Field field : type.fields().values()) {
            JsonNode given = fields.get(field.name());
            if (given != null && !given.isNull()) {
                Optional<Value> value = reader.read(field, given);
                value.ifPresent(known -> values.put(field.name(), known));
            }
        }
        return new Checked(new Fields(values), problems);
    }

    /** A name from outside, fit to be repeated in a message. */
    private static String printable(String name) {
        int end = name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), 60));
        return name.substring(0, end).replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
    }
}
