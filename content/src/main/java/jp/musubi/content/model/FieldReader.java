package jp.musubi.content.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one field of a content type. */
final class FieldReader {
    /** Weight of the most important field in the search index. */
    private static final int MAX_SEARCH_WEIGHT = 10;

    private static final Pattern TERM_PATH = Pattern.compile("/[a-z0-9-]+/\\{term}/");
    private static final Set<String> KEYS =
            Set.of(
                    "kind",
                    "label",
                    "help",
                    "required",
                    "localised",
                    "multiline",
                    "visibility",
                    "format",
                    "precision",
                    "vocabulary",
                    "to",
                    "max_chars",
                    "max_items",
                    "min",
                    "max",
                    "search_weight",
                    "facet",
                    "list_column",
                    "term_pages",
                    "calendar",
                    "unit",
                    "part",
                    "written_by",
                    "approval");
    private static final Set<FieldKind> COUNTABLE =
            EnumSet.of(
                    FieldKind.CHOICE,
                    FieldKind.CHOICES,
                    FieldKind.FLAG,
                    FieldKind.YEAR,
                    FieldKind.TAGS);

    private FieldReader() {}

    static Field read(String name, YamlKeys keys) {
        keys.only(KEYS);
        FieldKind kind = kind(keys);
        var field =
                new Field(
                        name,
                        kind,
                        keys.label("label"),
                        keys.labelOrNull("help"),
                        keys.flag("required"),
                        keys.flag("localised"),
                        keys.flag("multiline") || kind == FieldKind.MARKDOWN,
                        keys.choice("visibility", Visibility.class, Visibility.PUBLIC),
                        keys.choice("format", Format.class, Format.FREE),
                        keys.choice("precision", Precision.class, Precision.DAY),
                        keys.textOrNull("vocabulary"),
                        keys.textOrNull("to"),
                        limits(kind, keys),
                        keys.count("search_weight", 0, MAX_SEARCH_WEIGHT),
                        keys.flag("facet"),
                        keys.flag("list_column"),
                        keys.textOrNull("term_pages"),
                        keys.flag("calendar"),
                        keys.labelOrNull("unit"),
                        editing(keys));
        check(field, keys);
        return field;
    }

    private static Editing editing(YamlKeys keys) {
        return new Editing(
                keys.textOrNull("part"),
                keys.choice("written_by", Editing.Writer.class, Editing.Writer.OWNER),
                keys.choice("approval", Editing.Approval.class, Editing.Approval.BEFORE));
    }

    private static FieldKind kind(YamlKeys keys) {
        String text = keys.text("kind", "");
        var kind = FieldKind.of(text);
        if (kind.isEmpty()) {
            String all =
                    Arrays.stream(FieldKind.values())
                            .map(FieldKind::id)
                            .collect(Collectors.joining(", "));
            keys.at("kind")
                    .mistake(
                            text.isEmpty()
                                    ? "The field has no kind."
                                    : "'" + text + "' is no kind of field.",
                            "Write 'kind:' with one of " + all + ".");
        }
        return kind.orElse(FieldKind.TEXT);
    }

    private static Limits limits(FieldKind kind, YamlKeys keys) {
        int chars =
                kind == FieldKind.MARKDOWN ? Limits.MAX_MARKDOWN_CHARS : Limits.DEFAULT_TEXT_CHARS;
        return new Limits(
                keys.count("max_chars", chars, Limits.MAX_MARKDOWN_CHARS),
                keys.count("max_items", Limits.MAX_LIST_ITEMS, Limits.MAX_LIST_ITEMS),
                keys.number("min"),
                keys.number("max"));
    }

    private static void check(Field field, YamlKeys keys) {
        if (field.kind().isChosen() != (field.vocabulary() != null)) {
            keys.mistake(
                    field.kind().isChosen()
                            ? "The choice " + field.name() + " has no vocabulary."
                            : "Only choices have a vocabulary.",
                    field.kind().isChosen()
                            ? "Add 'vocabulary: NAME' of a file vocabularies/NAME.csv."
                            : "Remove 'vocabulary:' or use kind choice or choices.");
        }
        if ((field.kind() == FieldKind.REFERENCE) != (field.target() != null)) {
            keys.mistake(
                    "'to:' belongs to references, and each reference needs it.",
                    "Add 'to: TYPE' to a reference, or remove it.");
        }
        if (field.localised()
                && field.kind() != FieldKind.TEXT
                && field.kind() != FieldKind.MARKDOWN) {
            keys.at("localised")
                    .mistake(
                            "Only text and markdown can be localised.",
                            "Remove 'localised: true'.");
        }
        if (field.facet() && !COUNTABLE.contains(field.kind())) {
            keys.at("facet")
                    .mistake(
                            "A field of kind " + field.kind().id() + " cannot be a facet.",
                            "Facets are choice, choices, flag, year or tags.");
        }
        if (field.visibility() != Visibility.PUBLIC
                && (field.facet()
                        || field.listColumn()
                        || field.searchWeight() > 0
                        || field.termPages() != null
                        || field.calendar())) {
            keys.at("visibility")
                    .mistake(
                            "A field that may be hidden must not be searched, counted or listed.",
                            "Remove facet, list_column, search_weight, term_pages and calendar, or"
                                    + " make it public.");
        }
        if (field.termPages() != null
                && (!(field.kind().isChosen() || field.kind() == FieldKind.YEAR)
                        || !TERM_PATH.matcher(field.termPages()).matches())) {
            keys.at("term_pages")
                    .mistake(
                            "'" + field.termPages() + "' is no address for pages by term.",
                            "Write an address like /fields/{term}/, on a choice, choices or year.");
        }
        if (field.calendar() && field.kind() != FieldKind.DATE) {
            keys.at("calendar").mistake("Only a date has a place in calendars.", "Remove it.");
        }
        if (field.format() != Format.FREE && field.kind() != FieldKind.TEXT) {
            keys.at("format").mistake("Only text has a format.", "Remove 'format:'.");
        }
    }
}
