package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.mapping.InvalidMapping.Mistake;
import jp.musubi.cms.importer.mapping.KeyRule.KeyPart;
import jp.musubi.cms.importer.mapping.ValueRule.Part;
import jp.musubi.cms.importer.table.Encoding;
import jp.musubi.cms.importer.table.Layout;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.yaml.Yaml;
import jp.musubi.content.yaml.YamlSyntaxException;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a mapping from YAML; {@code mappings/README.md} describes it for those who write one. */
public final class MappingReader {
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MAX_COLUMNS = 2_000;

    private final ContentModel model;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final SequencedMap<String, Column> columns = new LinkedHashMap<>();

    private MappingReader(ContentModel model) {
        this.model = model;
    }

    /**
     * Reads a mapping.
     *
     * @param file name for messages
     * @param type of the entries, whatever the mapping says; empty to do as it says
     */
    public static Mapping read(String file, String yaml, ContentModel model, Optional<String> type)
            throws InvalidMapping {
        var reader = new MappingReader(model);
        Optional<Mapping> mapping = Optional.empty();
        try {
            mapping = reader.mapping(Yaml.tree(yaml), type);
        } catch (YamlSyntaxException e) {
            reader.mistakes.add(
                    new Mistake(e.line(), Sentence.of("not_yaml", String.valueOf(e.getMessage()))));
        }
        if (mapping.isEmpty() || !reader.mistakes.isEmpty()) {
            throw new InvalidMapping(file, reader.mistakes);
        }
        return mapping.get();
    }

    private Optional<Mapping> mapping(Node root, Optional<String> givenType) {
        MappingKeys keys =
                new MappingKeys(root, mistakes)
                        .only("source", "type", "file", "columns", "id", "slug", "skip", "fields");
        String source = keys.text("source", "");
        if (!SOURCE.matcher(source).matches()) {
            keys.note(at(keys, "source"), "source_expected", source);
        }
        String typeName = givenType.orElseGet(() -> keys.text("type", ""));
        Optional<ContentType> type = model.type(typeName);
        if (type.isEmpty()) {
            keys.note(
                    at(keys, "type"),
                    "type_unknown",
                    typeName,
                    String.join(", ", model.types().keySet()));
            return Optional.empty();
        }
        Node file = keys.get("file");
        MappingKeys fileKeys =
                file == null
                        ? null
                        : keys.child(file)
                                .only("encoding", "separator", "quote", "header", "sheet");
        boolean header = fileKeys == null || fileKeys.flag("header", true);
        columns(keys, header);
        List<KeyRule> ids = ids(keys);
        Node slug = keys.get("slug");
        return Optional.of(
                new Mapping(
                        source,
                        type.get(),
                        fileKeys == null ? Layout.UNKNOWN : layout(fileKeys),
                        header,
                        columns,
                        ids,
                        slug == null ? null : value(keys, slug),
                        skips(keys),
                        fields(keys, type.get())));
    }

    private static Node at(MappingKeys keys, String key) {
        Node value = keys.get(key);
        return value == null ? keys.node() : value;
    }

    private Layout layout(MappingKeys keys) {
        Encoding encoding =
                switch (keys.text("encoding", "auto")) {
                    case "auto" -> Encoding.AUTO;
                    case "utf-8" -> Encoding.UTF_8;
                    case "cp932" -> Encoding.CP932;
                    default -> {
                        keys.note(
                                at(keys, "encoding"),
                                "encoding_unknown",
                                keys.text("encoding", ""));
                        yield Encoding.AUTO;
                    }
                };
        return new Layout(
                encoding, sign(keys, "separator"), sign(keys, "quote"), keys.text("sheet"));
    }

    private static @Nullable Character sign(MappingKeys keys, String key) {
        String text = keys.text(key, "auto");
        if (text.equals("auto")) {
            return null;
        }
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            keys.note(at(keys, key), "sign_expected", key, text);
            return null;
        }
        return text.charAt(0);
    }

    private void columns(MappingKeys keys, boolean header) {
        Node node = keys.get("columns");
        if (node == null) {
            keys.note(keys.node(), "columns_missing");
            return;
        }
        MappingKeys named = keys.child(node);
        named.all()
                .forEach((name, value) -> {
                    List<String> headings = named.texts(name);
                    boolean number =
                            headings.size() == 1 && headings.getFirst().matches("[0-9]{1,4}");
                    int index = number ? Integer.parseInt(headings.getFirst()) : -1;
                    if (!header && (index < 0 || index >= MAX_COLUMNS)) {
                        named.note(value, "number_expected", name);
                    }
                    if (headings.isEmpty()) {
                        named.note(value, "heading_expected", name);
                    }
                    columns.put(name, new Column(name, number ? List.of() : headings, index));
                });
    }

    private String column(MappingKeys keys, Node where, String name) {
        if (!columns.containsKey(name)) {
            keys.note(where, "column_unknown", name, String.join(", ", columns.keySet()));
        }
        return name;
    }

    /** {@code id: number}, {@code id: [code, number]} or several such lists to be tried in turn. */
    private List<KeyRule> ids(MappingKeys keys) {
        Node node = keys.get("id");
        if (node == null) {
            keys.note(keys.node(), "id_missing");
            return List.of();
        }
        List<Node> items = MappingKeys.items(node);
        boolean alternatives = items.stream().noneMatch(ScalarNode.class::isInstance);
        return (alternatives ? items : List.of(node))
                .stream().map(rule -> key(keys, rule)).toList();
    }

    private KeyRule key(MappingKeys keys, Node rule) {
        List<KeyPart> parts = new ArrayList<>();
        for (Node item : MappingKeys.items(rule)) {
            if (item instanceof ScalarNode scalar) {
                String text = scalar.getValue();
                boolean mayBeBlank = text.endsWith("?");
                String name = mayBeBlank ? text.substring(0, text.length() - 1) : text;
                parts.add(new KeyPart(column(keys, item, name), mayBeBlank));
            } else {
                keys.note(item, "one_value_expected", "id");
            }
        }
        return new KeyRule(parts);
    }

    private List<RowRule> skips(MappingKeys keys) {
        Node node = keys.get("skip");
        if (node == null) {
            return List.of();
        }
        List<RowRule> rules = new ArrayList<>();
        for (Node item : MappingKeys.items(node)) {
            MappingKeys rule =
                    keys.child(item)
                            .only("column", "filled", "blank", "is", "matches", "not", "reason");
            String column = column(rule, item, rule.text("column", ""));
            Predicate<String> test = test(rule);
            if (test == null) {
                rule.note(item, "test_missing");
            } else {
                rules.add(new RowRule(column, test, reason(rule)));
            }
        }
        return rules;
    }

    private static @Nullable Predicate<String> test(MappingKeys rule) {
        if (rule.flag("filled", false)) {
            return text -> !text.isEmpty();
        }
        if (rule.flag("blank", false)) {
            return String::isEmpty;
        }
        if (rule.get("is") != null) {
            List<String> values = rule.texts("is").stream().map(Folding::key).toList();
            return text -> values.contains(Folding.key(text));
        }
        Pattern matches = rule.pattern("matches");
        if (matches != null) {
            return text -> matches.matcher(text).matches();
        }
        Pattern not = rule.pattern("not");
        return not == null ? null : text -> !not.matcher(text).matches();
    }

    private static Sentence reason(MappingKeys rule) {
        Node node = rule.get("reason");
        if (node instanceof MappingNode) {
            MappingKeys texts = rule.child(node);
            String ja = texts.text("ja", "");
            String en = texts.text("en", ja);
            return language -> language.equals("ja") ? ja : en;
        }
        String text = rule.text("reason");
        return text == null ? Sentence.of("left_out", rule.text("column", "")) : language -> text;
    }

    private List<FieldRule> fields(MappingKeys keys, ContentType type) {
        Node node = keys.get("fields");
        if (node == null) {
            keys.note(keys.node(), "fields_missing", type.titleField());
            return List.of();
        }
        MappingKeys named = keys.child(node);
        List<FieldRule> rules = new ArrayList<>();
        named.all()
                .forEach((name, value) -> {
                    Optional<Field> field = type.field(name);
                    if (field.isEmpty()) {
                        named.note(
                                value,
                                "field_unknown",
                                name,
                                type.name(),
                                String.join(", ", type.fields().keySet()));
                    } else {
                        boolean once =
                                value instanceof MappingNode
                                        && named.child(value).flag("once", false);
                        rules.add(new FieldRule(field.get(), value(named, value), once));
                    }
                });
        if (named.get(type.titleField()) == null) {
            keys.note(node, "fields_missing", type.titleField());
        }
        return rules;
    }

    private ValueRule value(MappingKeys keys, Node node) {
        if (node instanceof ScalarNode scalar) {
            Part part = new Part(column(keys, node, scalar.getValue()), "", "", List.of());
            return new ValueRule(
                    List.of(part), null, new LinkedHashMap<>(), List.of(), List.of(), null);
        }
        MappingKeys rule =
                keys.child(node).only("from", "join", "flags", "value", "do", "default", "once");
        Node from = rule.get("from");
        Node flags = rule.get("flags");
        if (from == null && flags == null && rule.get("value") == null) {
            rule.note(node, "value_missing");
        }
        return new ValueRule(
                from == null ? List.of() : parts(rule, from),
                rule.text("join"),
                flags == null ? new LinkedHashMap<>() : flags(rule.child(flags)),
                rule.texts("value"),
                new StepReader(model).read(rule, "do"),
                rule.text("default"));
    }

    private SequencedMap<String, String> flags(MappingKeys pairs) {
        var flags = new LinkedHashMap<String, String>();
        pairs.all()
                .forEach((name, value) ->
                        flags.put(column(pairs, value, name), pairs.text(name, "")));
        return flags;
    }

    private List<Part> parts(MappingKeys rule, Node from) {
        List<Part> parts = new ArrayList<>();
        for (Node item : MappingKeys.items(from)) {
            if (item instanceof ScalarNode scalar) {
                parts.add(new Part(column(rule, item, scalar.getValue()), "", "", List.of()));
            } else {
                MappingKeys part = rule.child(item).only("column", "before", "after", "do");
                parts.add(
                        new Part(
                                column(part, item, part.text("column", "")),
                                part.text("before", ""),
                                part.text("after", ""),
                                new StepReader(model).read(part, "do")));
            }
        }
        return parts;
    }
}
