package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address at which an entry was found before. It leads to wherever the entry is now, so a chain
 * of renames never needs more than one step.
 *
 * @param from path of a page in the first language, not percent-encoded: {@code /groups/old/}
 * @param type name of the entry's content type
 * @param entry id of the entry
 */
public record Redirect(String from, String type, String entry) {
    /** Longest path, in characters. */
    public static final int MAX_PATH_CHARS = 600;

    private static final Pattern PATH =
            Pattern.compile(
                    "/(?:[\\p{L}\\p{N}_~-][\\p{L}\\p{N}._~-]*/)*[\\p{L}\\p{N}_~-][\\p{L}\\p{N}._~-]*/?");

    /**
     * The path as redirects hold it: decoded, with a slash at the end where it names no file.
     *
     * @return empty if it is no path of a page below the root of the site
     */
    public static Optional<String> path(String written) {
        if (written.length() > MAX_PATH_CHARS) {
            return Optional.empty();
        }
        String path;
        try {
            path = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        boolean isFile = path.lastIndexOf('.') > path.lastIndexOf('/');
        return Optional.of(path.endsWith("/") || isFile ? path : path + "/");
    }

    static String noPath(String written) {
        return "'"
                + written
                + "' is no former address. Write a path from the root of the site, like"
                + " /groups/old-name/.";
    }

    static ObjectNode write(Redirect redirect) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", "redirect").put("from", redirect.from());
        object.putObject("to").put("type", redirect.type()).put("id", redirect.entry());
        return object;
    }

    /** What a line says; its entry may be a slug still. */
    static Optional<Redirect> read(JsonNode json, List<String> mistakes) {
        String written = json.path("from").asText("");
        Optional<String> from = path(written);
        String type = json.path("to").path("type").asText("");
        String entry = json.path("to").path("id").asText(json.path("to").path("slug").asText(""));
        if (from.isEmpty()) {
            mistakes.add(noPath(written));
        }
        if (type.isEmpty() || entry.isEmpty()) {
            mistakes.add(
                    "A redirect needs 'to' with the type and the id or slug of an entry:"
                            + " {\"type\":\"group\",\"slug\":\"…\"}.");
        }
        return mistakes.isEmpty()
                ? from.map(path -> new Redirect(path, type, entry))
                : Optional.empty();
    }
}
