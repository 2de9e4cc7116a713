package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A look as JSON, in a site and wherever else it is kept. */
public final class LookJson {
    private static final String THEME = "theme";
    private static final String OPTIONS = "options";

    /** More options than any theme has. */
    private static final int MAX_OPTIONS = 200;

    private LookJson() {}

    /** A look; what was not chosen is left out. */
    public static ObjectNode write(Look look) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!look.theme().isEmpty()) {
            json.put(THEME, look.theme());
        }
        if (!look.options().isEmpty()) {
            ObjectNode options = json.putObject(OPTIONS);
            look.options().forEach(options::put);
        }
        return json;
    }

    /** Reads a look; what is wrong goes to {@code mistakes} and is left out. */
    public static Look read(JsonNode json, List<String> mistakes) {
        if (json.isMissingNode() || json.isNull()) {
            return Look.NONE;
        }
        json.fieldNames()
                .forEachRemaining(key -> {
                    if (!Set.of(THEME, OPTIONS).contains(key)) {
                        mistakes.add(
                                "'look' has an unknown key " + key + ". Known: [options, theme].");
                    }
                });
        JsonNode options = json.path(OPTIONS);
        var values = new TreeMap<String, String>();
        if (!json.isObject()
                || !(json.path(THEME).isMissingNode() || json.path(THEME).isTextual())
                || !(options.isMissingNode() || options.isObject())
                || options.size() > MAX_OPTIONS) {
            mistakes.add("'look' must be like {theme: akari, options: {ai.light: \"#17457a\"}}.");
            return Look.NONE;
        }
        options.properties()
                .forEach(option -> {
                    if (option.getValue().isValueNode()) {
                        values.put(option.getKey(), option.getValue().asText());
                    } else {
                        mistakes.add("The option " + option.getKey() + " of 'look' must be text.");
                    }
                });
        return new Look(json.path(THEME).asText(""), values);
    }
}
