package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.mapping.InvalidMapping.Mistake;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.yaml.Yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keys of one part of a mapping; notes what is missing or misshapen instead of failing. */
final class MappingKeys {
    private static final Set<String> YES = Set.of("yes", "true", "はい");
    private static final Set<String> NO = Set.of("no", "false", "いいえ");

    private final Node node;
    private final List<Mistake> mistakes;
    private final SequencedMap<String, Node> values = new LinkedHashMap<>();

    MappingKeys(Node node, List<Mistake> mistakes) {
        this.node = node;
        this.mistakes = mistakes;
        if (!(node instanceof MappingNode mapping)) {
            note(node, "keys_expected");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                note(tuple.getKeyNode(), "keys_expected");
            } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                note(key, "key_twice", key.getValue());
            }
        }
    }

    Node node() {
        return node;
    }

    SequencedMap<String, Node> all() {
        return values;
    }

    @Nullable Node get(String key) {
        return values.get(key);
    }

    MappingKeys only(String... known) {
        Set<String> allowed = new TreeSet<>(Set.of(known));
        values.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                note(value, "key_unknown", key, String.join(", ", allowed));
            }
        });
        return this;
    }

    void note(Node where, String code, Object... arguments) {
        mistakes.add(new Mistake(Yaml.line(where), Sentence.of(code, arguments)));
    }

    @Nullable String text(String key) {
        Node value = values.get(key);
        return value == null ? null : text(value, key);
    }

    String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    private @Nullable String text(Node value, String key) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        note(value, "one_value_expected", key);
        return null;
    }

    /** One text, or a list of them. */
    List<String> texts(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node item : items(value)) {
            String text = text(item, key);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The items of a list; anything else is a list of itself. */
    static List<Node> items(Node value) {
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    boolean flag(String key, boolean otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            note(values.getOrDefault(key, node), "yes_or_no_expected", key, text);
        }
        return YES.contains(word);
    }

    @Nullable Pattern pattern(String key) {
        Node value = values.get(key);
        String text = text(key);
        return value == null || text == null ? null : pattern(value, text);
    }

    @Nullable Pattern pattern(Node where, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            note(where, "bad_pattern", regex, String.valueOf(e.getDescription()));
            return null;
        }
    }

    MappingKeys child(Node value) {
        return new MappingKeys(value, mistakes);
    }
}
