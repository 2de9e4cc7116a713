package jp.musubi.content.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** Reads YAML 1.2 with the core schema; dates stay text. */
public final class Yaml {
    /** Characters of one YAML text. */
    public static final int MAX_CHARS = 1_000_000;

    /** Values in one YAML text, counting what aliases repeat: stops a bomb of aliases. */
    private static final int MAX_NODES = 100_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Yaml() {}

    /** The tree of one document; an empty text is an empty mapping. */
    public static Node tree(String text) throws YamlSyntaxException {
        var settings =
                LoadSettings.builder().setCodePointLimit(MAX_CHARS).setUseMarks(true).build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .orElseGet(() -> new Compose(settings).composeString("{}").orElseThrow());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new YamlSyntaxException(line, String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new YamlSyntaxException(1, String.valueOf(e.getMessage()));
        }
    }

    /** The line a value begins at, from 1. */
    public static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** One document as JSON. */
    public static JsonNode json(String text) throws YamlSyntaxException {
        return json(tree(text));
    }

    /** A tree as JSON. */
    public static JsonNode json(Node node) throws YamlSyntaxException {
        return new Conversion().convert(node);
    }

    private static final class Conversion {
        private int nodes;

        JsonNode convert(Node node) throws YamlSyntaxException {
            if (++nodes > MAX_NODES) {
                throw new YamlSyntaxException(line(node), "more than " + MAX_NODES + " values");
            }
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar);
                case SequenceNode sequence -> {
                    var array = JSON.arrayNode();
                    for (Node item : sequence.getValue()) {
                        array.add(convert(item));
                    }
                    yield array;
                }
                case MappingNode mapping -> mapping(mapping);
                default ->
                        throw new YamlSyntaxException(line(node), "an alias to itself is not read");
            };
        }

        private JsonNode mapping(MappingNode mapping) throws YamlSyntaxException {
            var object = JSON.objectNode();
            Set<String> seen = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new YamlSyntaxException(line(mapping), "a key must be plain text");
                }
                if (!seen.add(key.getValue())) {
                    throw new YamlSyntaxException(
                            line(key), "the key " + key.getValue() + " stands twice");
                }
                object.set(key.getValue(), convert(tuple.getValueNode()));
            }
            return object;
        }

        private static JsonNode scalar(ScalarNode scalar) throws YamlSyntaxException {
            String text = scalar.getValue();
            Tag tag = scalar.getTag();
            try {
                if (tag.equals(Tag.NULL)) {
                    return JSON.nullNode();
                }
                if (tag.equals(Tag.BOOL)) {
                    return JSON.booleanNode(Boolean.parseBoolean(text));
                }
                if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                    return JSON.numberNode(new BigDecimal(text));
                }
                return JSON.textNode(text);
            } catch (NumberFormatException e) {
                throw new YamlSyntaxException(line(scalar), text + " is not a decimal number");
            }
        }
    }
}
