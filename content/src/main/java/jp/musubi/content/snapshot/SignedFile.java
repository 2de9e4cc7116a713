package jp.musubi.content.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON document that the city signed, published as it is: a credential, the list of revoked ones,
 * the keys to check them with.
 *
 * @param path below the root of the site: {@code credentials/K2026-0005.json}
 * @param text the document, byte for byte as it is published
 */
public record SignedFile(String path, String text) {
    private static final Pattern PATH =
            Pattern.compile(
                    "(?:credentials/[A-Za-z0-9-]{1,60}|status/[a-z0-9-]{1,40}|did|\\.well-known/did)"
                        + "\\.json");

    public SignedFile {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("no place of a signed file: " + path);
        }
    }

    /** A document at a path. */
    public static SignedFile of(String path, JsonNode document) {
        try {
            return new SignedFile(path, SnapshotReader.JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode write(SignedFile file) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", "signed").put("path", file.path());
        try {
            object.set("document", SnapshotReader.JSON.readTree(file.text()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return object;
    }

    static Optional<SignedFile> read(JsonNode json, List<String> mistakes) {
        String path = json.path("path").asText("");
        JsonNode document = json.path("document");
        if (!PATH.matcher(path).matches()) {
            mistakes.add(
                    "'"
                            + path
                            + "' is no place of a signed file. Write one like"
                            + " credentials/K2026-0005.json, status/revocation-1.json or"
                            + " did.json.");
        }
        if (!document.isObject()) {
            mistakes.add("A signed file needs its 'document', an object.");
        }
        return mistakes.isEmpty() ? Optional.of(of(path, document)) : Optional.empty();
    }
}
