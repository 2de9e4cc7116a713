package jp.musubi.content.model;

import jp.musubi.content.label.Label;
import jp.musubi.content.model.InvalidContentModel.Mistake;
import jp.musubi.content.yaml.Yaml;
import jp.musubi.content.yaml.YamlSyntaxException;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys of one YAML mapping; notes what is missing or misshapen instead of failing. */
public final class YamlKeys {
    private final String file;
    private final Node node;
    private final List<Mistake> mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlKeys(String file, Node node, List<Mistake> mistakes) {
        this.file = file;
        this.node = node;
        this.mistakes = mistakes;
        if (!(node instanceof MappingNode mapping)) {
            mistake("Expected keys with values here.", "Write 'key: value' lines.");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistake("A key must be plain text.", "Write 'key: value' lines.");
            } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                note(key, "The key " + key.getValue() + " stands twice.", "Keep one of them.");
            }
        }
    }

    /** What reads a file, noting mistakes in its keys. */
    @FunctionalInterface
    public interface Reader<T> {
        /** What the keys say; a stand-in where something was noted. */
        T read(YamlKeys keys);
    }

    /**
     * Reads a file of one mapping.
     *
     * @param file name for messages
     * @throws InvalidContentModel with all mistakes, if there are any
     */
    public static <T> T read(String file, String yaml, Reader<T> reader)
            throws InvalidContentModel {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<T> read = read(file, yaml, reader, mistakes);
        return read.orElseThrow(() -> new InvalidContentModel(mistakes));
    }

    /**
     * As {@link #read(String, String, Reader)}, for what is looked at again when other files are
     * known: what is noted of the keys later is noted in the same list.
     *
     * @return empty if there are mistakes
     */
    static <T> Optional<T> read(
            String file, String yaml, Reader<T> reader, List<Mistake> mistakes) {
        int before = mistakes.size();
        try {
            T read = reader.read(new YamlKeys(file, Yaml.tree(yaml), mistakes));
            return mistakes.size() == before ? Optional.of(read) : Optional.empty();
        } catch (YamlSyntaxException e) {
            mistakes.add(
                    new Mistake(
                            file,
                            e.line(),
                            "This is not YAML: " + e.getMessage() + ".",
                            "Check indentation and quotes."));
            return Optional.empty();
        }
    }

    /** Whether nothing was noted of the file so far. */
    boolean isSound() {
        return mistakes.isEmpty();
    }

    /** Notes a mistake of the whole mapping. */
    public void mistake(String message, String cure) {
        note(node, message, cure);
    }

    /** Whether the key is there. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The place of a key, for messages; the whole mapping where it is missing. */
    public Place at(String key) {
        Node value = values.get(key);
        return (message, cure) -> note(value == null ? node : value, message, cure);
    }

    /** Somewhere in the file where a mistake can be noted. */
    public interface Place {
        /** Notes it. */
        void mistake(String message, String cure);
    }

    /** Notes every key that is not among these. */
    public void only(Set<String> known) {
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                note(
                        entry.getValue(),
                        "The key " + entry.getKey() + " is not known here.",
                        "Known keys: " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }

    /** A value that must be there and look so; empty if it is missing. */
    public String required(String key, Pattern shape, String described) {
        String text = scalar(key);
        if (text == null) {
            mistake(
                    "The key " + key + " is missing.",
                    "Write '" + key + ":' with " + described + ".");
            return "";
        }
        if (!shape.matcher(text).matches()) {
            at(key).mistake("'" + text + "' is not " + described + ".", "Correct '" + key + ":'.");
        }
        return text;
    }

    /** A plain value. */
    public String text(String key, String otherwise) {
        String text = scalar(key);
        return text == null ? otherwise : text;
    }

    /** A plain value; null if the key is missing. */
    public @Nullable String textOrNull(String key) {
        return scalar(key);
    }

    /** Whether it says true; false if the key is missing. */
    public boolean flag(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            at(key).mistake("'" + text + "' is neither true nor false.", "Write true or false.");
        }
        return text.equals("true");
    }

    int count(String key, int otherwise, int most) {
        BigDecimal number = number(key);
        if (number == null) {
            return otherwise;
        }
        if (number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            at(key).mistake(
                            key + " is " + number + ".",
                            "Write a whole number from 0 to " + most + ".");
            return otherwise;
        }
        return number.intValueExact();
    }

    @Nullable BigDecimal number(String key) {
        String text = scalar(key);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            at(key).mistake("'" + text + "' is not a number.", "Write a number.");
            return null;
        }
    }

    <E extends Enum<E>> E choice(String key, Class<E> constants, E otherwise) {
        String text = scalar(key);
        if (text == null) {
            return otherwise;
        }
        for (E constant : constants.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        String allowed =
                Arrays.stream(constants.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        at(key).mistake(
                        "'" + text + "' is not possible for " + key + ".",
                        "Write one of " + allowed + ".");
        return otherwise;
    }

    /** A text in languages that must be there. */
    public Label label(String key) {
        Label label = labelOrNull(key);
        if (label == null) {
            mistake("The key " + key + " is missing.", "Write '" + key + ": {ja: …, en: …}'.");
            return Label.of("?", "?");
        }
        return label;
    }

    @Nullable Label labelOrNull(String key) {
        Node value = values.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return new Label(Map.of("ja", scalar.getValue()));
        }
        var texts = new LinkedHashMap<String, String>();
        if (value instanceof MappingNode) {
            var languages = new YamlKeys(file, value, mistakes);
            languages
                    .values
                    .keySet()
                    .forEach(language -> texts.put(language, languages.text(language, "")));
        }
        if (texts.isEmpty() || texts.values().stream().anyMatch(String::isBlank)) {
            note(
                    value,
                    "The label " + key + " has no text.",
                    "Write '" + key + ": {ja: …, en: …}'.");
            return Label.of("?", "?");
        }
        return new Label(texts);
    }

    /** The labels below a key, by their own keys. */
    public Map<String, Label> labels(String key) {
        Node value = values.get(key);
        var labels = new LinkedHashMap<String, Label>();
        if (value != null) {
            var below = new YamlKeys(file, value, mistakes);
            below.values.keySet().forEach(name -> labels.put(name, below.label(name)));
        }
        return labels;
    }

    /** The mappings below a key, by their own keys. */
    public Map<String, YamlKeys> children(String key) {
        var children = new LinkedHashMap<String, YamlKeys>();
        Node value = values.get(key);
        if (value != null) {
            new YamlKeys(file, value, mistakes)
                    .values.forEach((name, child) ->
                            children.put(name, new YamlKeys(file, child, mistakes)));
        }
        return children;
    }

    private @Nullable String scalar(String key) {
        Node value = values.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        note(
                value,
                "The key " + key + " must have one plain value.",
                "Write '" + key + ": value'.");
        return null;
    }

    private void note(Node where, String message, String cure) {
        mistakes.add(new Mistake(file, Yaml.line(where), message, cure));
    }
}
