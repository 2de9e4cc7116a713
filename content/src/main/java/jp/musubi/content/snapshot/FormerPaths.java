package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The former addresses of entries in files that people edit: {@code aliases} in the front matter, a
 * path or a list of paths. Where a type has a field of that name, it is the field.
 */
final class FormerPaths {
    private static final String KEY = "aliases";

    private final Map<String, List<Redirect>> byPlace = new LinkedHashMap<>();

    /** Takes what a file says of them out of its keys. */
    void take(ContentType type, String slug, Path file, ObjectNode keys, List<String> mistakes) {
        if (type.field(KEY).isPresent()) {
            return;
        }
        JsonNode written = keys.remove(KEY);
        if (written == null || written.isNull()) {
            return;
        }
        Iterable<JsonNode> all = written.isArray() ? written : List.of(written);
        for (JsonNode one : all) {
            Redirect.path(one.asText())
                    .ifPresentOrElse(
                            path -> add(type, slug, file, path),
                            () -> mistakes.add(Redirect.noPath(one.asText())));
        }
    }

    private void add(ContentType type, String slug, Path file, String path) {
        byPlace.computeIfAbsent(type.plural() + "/" + file.getFileName(), _ -> new ArrayList<>())
                .add(new Redirect(path, type.name(), slug));
    }

    /** What the files said, by the file that said it; entries are named by their slugs. */
    Map<String, List<Redirect>> byPlace() {
        return byPlace;
    }

    /** Puts the former addresses of an entry into its keys. */
    static void put(List<Redirect> all, Entry entry, ContentType type, ObjectNode keys) {
        List<String> paths =
                all.stream()
                        .filter(redirect -> redirect.entry().equals(entry.id()))
                        .map(Redirect::from)
                        .toList();
        if (!paths.isEmpty() && type.field(KEY).isEmpty()) {
            paths.forEach(keys.putArray(KEY)::add);
        }
    }
}
