package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.IsoTime;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Visibility;
import jp.musubi.content.problem.Problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one entry of a snapshot or folder. */
final class EntryReader {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> KEYS =
            Set.of("kind", "type", "id", "slug", "publishedAt", "updatedAt", "fields", "shown");

    private final ContentModel model;
    private final FieldsReader fields;
    private final String firstLanguage;

    EntryReader(ContentModel model, Site site) {
        this.model = model;
        this.fields = new FieldsReader(model, site.firstLanguage(), site.languages());
        this.firstLanguage = site.firstLanguage();
    }

    String firstLanguage() {
        return firstLanguage;
    }

    /** The entry, or empty with at least one mistake noted. */
    Optional<Entry> read(JsonNode json, List<String> mistakes) {
        int before = mistakes.size();
        json.fieldNames()
                .forEachRemaining(key -> {
                    if (!KEYS.contains(key)) {
                        mistakes.add(
                                "An entry has no key "
                                        + key
                                        + ". Known: "
                                        + KEYS.stream().sorted().toList()
                                        + ".");
                    }
                });
        String typeName = json.path("type").asText("");
        Optional<ContentType> type = model.type(typeName);
        if (type.isEmpty()) {
            mistakes.add(
                    "The type '"
                            + typeName
                            + "' is unknown. Known: "
                            + String.join(", ", model.types().keySet())
                            + ".");
            return Optional.empty();
        }
        String id = json.path("id").asText("");
        if (!UUID.matcher(id).matches()) {
            mistakes.add("'" + id + "' is no id. Use a UUID in lower case.");
        }
        String slug = json.path("slug").asText("");
        if (!Slugs.isValid(slug)) {
            mistakes.add(
                    "'"
                            + slug
                            + "' is no slug. Use a-z, 0-9 and single hyphens, at most "
                            + Slugs.MAX_SLUG_CHARS
                            + " characters.");
        }
        Instant published = instant(json, "publishedAt", mistakes);
        Instant updated = json.has("updatedAt") ? instant(json, "updatedAt", mistakes) : published;
        Checked checked = fields.read(type.get(), json.path("fields"));
        for (Problem problem : checked.problems()) {
            mistakes.add(
                    "The field "
                            + problem.field()
                            + " of "
                            + typeName
                            + " "
                            + slug
                            + ": "
                            + problem.message("en"));
        }
        Set<String> shown = shown(type.get(), json.path("shown"), checked.fields(), mistakes);
        return mistakes.size() > before
                ? Optional.empty()
                : Optional.of(
                        new Entry(typeName, id, slug, published, updated, checked.fields(), shown));
    }

    /** Where nothing is said, an optional value that is there was meant to be seen. */
    private static Set<String> shown(
            ContentType type, JsonNode json, Fields fields, List<String> mistakes) {
        Set<String> shown = new HashSet<>();
        if (json.isMissingNode()) {
            type.fields().values().stream()
                    .filter(field ->
                            field.visibility() == Visibility.OPTIONAL && fields.has(field.name()))
                    .forEach(field -> shown.add(field.name()));
            return shown;
        }
        for (JsonNode name : json) {
            if (type.field(name.asText())
                    .filter(field -> field.visibility() == Visibility.OPTIONAL)
                    .isEmpty()) {
                mistakes.add(
                        "'shown' names "
                                + name.asText()
                                + ", which is no optional field of "
                                + type.name()
                                + ".");
            } else {
                shown.add(name.asText());
            }
        }
        return shown;
    }

    private static Instant instant(JsonNode json, String key, List<String> mistakes) {
        String text = json.path(key).asText("");
        try {
            return IsoTime.instant(text);
        } catch (DateTimeException e) {
            mistakes.add(
                    "'" + key + "' is '" + text + "'. Write a time like 2026-11-23T05:00:00Z.");
            return Instant.EPOCH;
        }
    }
}
