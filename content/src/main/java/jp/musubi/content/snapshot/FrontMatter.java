package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.yaml.Yaml;
import jp.musubi.content.yaml.YamlSyntaxException;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Markdown with YAML front matter between two lines of three hyphens.
 *
 * @param keys the front matter
 * @param body the text below it, without the line end that closes the file
 */
record FrontMatter(ObjectNode keys, String body) {
    private static final String FENCE = "---\n";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N} 、。・（）「」ー.@/_-]*");
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|~|.*\\s");

    /** Reads a file. */
    static FrontMatter parse(String text) throws YamlSyntaxException {
        String file = text.replace("\r\n", "\n");
        int close = file.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!file.startsWith(FENCE) || close < 0) {
            throw new IllegalArgumentException(
                    "the file must begin with front matter between two lines '---'");
        }
        JsonNode json = Yaml.json(file.substring(FENCE.length(), close + 1));
        if (!(json instanceof ObjectNode keys)) {
            throw new IllegalArgumentException("the front matter must be 'key: value' lines");
        }
        String body = file.substring(close + 1 + FENCE.length());
        return new FrontMatter(
                keys,
                Optional.of(body)
                        .filter(b -> b.endsWith("\n"))
                        .map(b -> b.substring(0, b.length() - 1))
                        .orElse(body));
    }

    /** The file: {@link #parse} gives the same keys and body back. */
    String write() {
        var yaml = new StringBuilder(FENCE);
        keys.properties().forEach(key -> write(yaml, "", key));
        return yaml.append(FENCE).append(body).append('\n').toString();
    }

    private static void write(StringBuilder yaml, String indent, Map.Entry<String, JsonNode> key) {
        yaml.append(indent).append(key.getKey()).append(':');
        if (key.getValue().isObject() && !key.getValue().isEmpty()) {
            yaml.append('\n');
            key.getValue().properties().forEach(child -> write(yaml, indent + "  ", child));
        } else {
            yaml.append(' ').append(scalar(key.getValue())).append('\n');
        }
    }

    /** Plain where nothing can be mistaken, otherwise JSON, which YAML reads as it is. */
    private static String scalar(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : "";
        return PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches()
                ? text
                : value.toString();
    }
}
