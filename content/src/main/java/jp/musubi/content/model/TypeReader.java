package jp.musubi.content.model;

import jp.musubi.content.label.Label;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a content type from its YAML file and reports every mistake in it. */
public final class TypeReader {
    /** Collections whose addresses the API needs for itself. */
    private static final Set<String> RESERVED_PLURALS =
            Set.of(
                    "entries",
                    "assets",
                    "search",
                    "snapshot",
                    "publications",
                    "reviews",
                    "health",
                    "docs",
                    "accounts",
                    "tokens");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final Pattern LIST_PATH = Pattern.compile("/([a-z0-9-]+/)+");
    private static final Pattern ENTRY_PATH = Pattern.compile("/([a-z0-9-]+/)+(\\{[a-z0-9_]+}/)+");
    private static final Set<String> TYPE_KEYS =
            Set.of(
                    "type",
                    "plural",
                    "label",
                    "label_plural",
                    "path",
                    "list",
                    "owner",
                    "review",
                    "approvals",
                    "parts",
                    "jsonld",
                    "title",
                    "sort",
                    "fields");

    private TypeReader() {}

    /**
     * Reads one type.
     *
     * @param file name for messages
     * @param yaml its text; JSON is read too, being a part of YAML
     */
    public static ContentType read(String file, String yaml) throws InvalidContentModel {
        return YamlKeys.read(file, yaml, TypeReader::checked);
    }

    private static ContentType checked(YamlKeys keys) {
        ContentType type = type(keys);
        if (keys.isSound()) {
            check(type, keys);
        }
        return type;
    }

    private static ContentType type(YamlKeys keys) {
        keys.only(TYPE_KEYS);
        String name =
                keys.required("type", NAME, "a name of lower case letters, digits and underscores");
        var fields = new LinkedHashMap<String, Field>();
        for (Map.Entry<String, YamlKeys> field : keys.children("fields").entrySet()) {
            if (!NAME.matcher(field.getKey()).matches()) {
                field.getValue()
                        .mistake(
                                "The field name " + field.getKey() + " is not allowed.",
                                "Use lower case letters, digits and underscores, at most 40.");
            }
            fields.put(field.getKey(), FieldReader.read(field.getKey(), field.getValue()));
        }
        if (fields.isEmpty()) {
            keys.mistake("The type has no fields.", "Declare at least its title under 'fields:'.");
        }
        Label label = keys.label("label");
        return new ContentType(
                name,
                keys.required(
                        "plural", NAME, "a name of lower case letters, digits and underscores"),
                label,
                keys.has("label_plural") ? keys.label("label_plural") : label,
                keys.required("path", ENTRY_PATH, "an address like /groups/{slug}/"),
                keys.required("list", LIST_PATH, "an address like /groups/"),
                keys.choice("owner", ContentType.Owner.class, ContentType.Owner.STAFF),
                keys.choice("review", ContentType.Review.class, ContentType.Review.STAFF),
                approvals(keys),
                keys.text("jsonld", "Thing"),
                keys.text("title", "title"),
                keys.text("sort", "title"),
                fields,
                PartReader.parts(keys, label, fields));
    }

    private static int approvals(YamlKeys keys) {
        int approvals = keys.count("approvals", 1, ContentType.MAX_APPROVALS);
        if (approvals == 0) {
            keys.at("approvals")
                    .mistake(
                            "Nobody would have to approve.", "Write 1 or more, or 'review: none'.");
        }
        return approvals;
    }

    private static void check(ContentType type, YamlKeys keys) {
        if (RESERVED_PLURALS.contains(type.plural())) {
            keys.at("plural")
                    .mistake(
                            "The plural " + type.plural() + " is an address of the API itself.",
                            "Choose another name.");
        }
        Field title = type.fields().get(type.titleField());
        if (title == null
                || title.kind() != FieldKind.TEXT
                || !title.required()
                || title.visibility() != Visibility.PUBLIC) {
            keys.at("title")
                    .mistake(
                            "'title' names "
                                    + type.titleField()
                                    + ", which is no required public text.",
                            "Name a field of kind text with 'required: true'.");
        }
        String sort = type.sort().startsWith("-") ? type.sort().substring(1) : type.sort();
        if (type.field(sort)
                .filter(field -> field.visibility() == Visibility.PUBLIC && !field.kind().isList())
                .isEmpty()) {
            keys.at("sort")
                    .mistake(
                            "'sort' names " + sort + ", which is no public field with one value.",
                            "Name one of " + type.fields().keySet() + ".");
        }
        var places = PLACE.matcher(type.path());
        while (places.find()) {
            String place = places.group(1);
            boolean known =
                    place.equals("slug")
                            || type.field(place)
                                    .filter(field ->
                                            field.required()
                                                    && field.visibility() == Visibility.PUBLIC)
                                    .filter(field ->
                                            field.kind() == FieldKind.YEAR
                                                    || field.format() == Format.NUMBER)
                                    .isPresent();
            if (!known) {
                keys.at("path")
                        .mistake(
                                "The place {" + place + "} cannot be filled.",
                                "Use {slug}, or a required public field of kind year or with"
                                        + " 'format: number'.");
            }
        }
    }
}
