package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.EntryJson;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.yaml.Yaml;
import jp.musubi.content.yaml.YamlSyntaxException;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A city's content as a folder that people edit by hand: {@code site.yml}, optional {@code types/}
 * and {@code vocabularies/}, {@code assets.yml} with {@code assets/}, and one Markdown file with
 * front matter per entry in a folder named after its type's plural, the file named by the slug.
 *
 * <p>The front matter holds the fields and the keys {@code id}, {@code publishedAt}, {@code
 * updatedAt}, {@code shown} and {@code aliases}, the paths at which the entry was before, as Hugo
 * and others call them; the Markdown below it is the field {@code body} (or the type's only
 * Markdown field) in the first language.
 */
public final class ContentFolder {
    private static final String ENDING = ".md";

    private ContentFolder() {}

    /** Reads a folder; names of entries in references are replaced by their ids. */
    public static Read read(Path folder) throws InvalidSnapshot, InvalidContentModel, IOException {
        ContentModel model = ContentModels.read(folder);
        List<String> mistakes = new ArrayList<>();
        Site site = site(folder.resolve("site.yml"), mistakes);
        List<Asset> assets = assets(folder.resolve("assets.yml"), site, mistakes);
        var reader = new EntryReader(model, site);
        List<Entry> entries = new ArrayList<>();
        List<String> places = new ArrayList<>();
        var former = new FormerPaths();
        for (ContentType type : model.types().values()) {
            for (Path file : files(folder.resolve(type.plural()))) {
                String place = type.plural() + "/" + file.getFileName();
                List<String> found = new ArrayList<>();
                entry(file, type, reader, former, found)
                        .ifPresent(entry -> {
                            entries.add(entry);
                            places.add(place);
                        });
                found.forEach(message -> mistakes.add(place + ": " + message));
            }
        }
        var references = new ReferenceNames(model, entries);
        var assembly = new Assembly(model, mistakes);
        for (int i = 0; i < entries.size(); i++) {
            assembly.add(places.get(i), references.withIds(entries.get(i)));
        }
        former.byPlace().forEach((place, all) -> all.forEach(each -> assembly.add(place, each)));
        return assembly.finish(site, assets);
    }

    /** Writes a folder that {@link #read} reads back without loss; other files there stay. */
    public static void write(Snapshot snapshot, Path folder) throws IOException {
        Files.createDirectories(folder);
        ObjectNode site = SiteJson.write(snapshot.site());
        site.remove("kind");
        Files.writeString(folder.resolve("site.yml"), site.toPrettyString() + "\n");
        if (!snapshot.assets().isEmpty()) {
            var list = SnapshotReader.JSON.createArrayNode();
            snapshot.assets().forEach(asset -> list.add(AssetJson.write(asset).without("kind")));
            Files.writeString(folder.resolve("assets.yml"), list.toPrettyString() + "\n");
        }
        var references = new ReferenceNames(snapshot.model(), snapshot.entries());
        for (Entry entry : snapshot.entries()) {
            ContentType type = snapshot.model().require(entry.type());
            Path file = folder.resolve(type.plural()).resolve(entry.slug() + ENDING);
            Files.createDirectories(folder.resolve(type.plural()));
            FrontMatter matter = frontMatter(references.withSlugs(entry), type, snapshot.site());
            FormerPaths.put(snapshot.redirects(), entry, type, matter.keys());
            Files.writeString(file, matter.write());
        }
    }

    /** An id that stays the same as long as the entry keeps its name. */
    static String idOf(ContentType type, String slug) {
        return UUID.nameUUIDFromBytes(
                        ("musubi/" + type.name() + "/" + slug).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Optional<Entry> entry(
            Path file,
            ContentType type,
            EntryReader reader,
            FormerPaths former,
            List<String> mistakes)
            throws IOException {
        String name = file.getFileName().toString();
        String slug = name.substring(0, name.length() - ENDING.length());
        try {
            var matter = FrontMatter.parse(Files.readString(file));
            ObjectNode json =
                    SnapshotReader.JSON
                            .createObjectNode()
                            .put("type", type.name())
                            .put("slug", slug);
            json.put("id", matter.keys().path("id").asText(idOf(type, slug)));
            for (String key : List.of("publishedAt", "updatedAt")) {
                json.put(key, matter.keys().path(key).asText(Entry.UNKNOWN_TIME.toString()));
            }
            JsonNode shown = matter.keys().path("shown");
            json.set(
                    "shown", shown.isMissingNode() ? SnapshotReader.JSON.createArrayNode() : shown);
            ObjectNode fields =
                    matter.keys()
                            .deepCopy()
                            .remove(List.of("id", "publishedAt", "updatedAt", "shown"));
            former.take(type, slug, file, fields, mistakes);
            json.set("fields", withBody(fields, type, matter.body(), reader.firstLanguage()));
            return reader.read(json, mistakes);
        } catch (YamlSyntaxException e) {
            mistakes.add(
                    "line "
                            + (e.line() + 1)
                            + ": "
                            + e.getMessage()
                            + ". Check indentation and quotes.");
        } catch (CharacterCodingException e) {
            mistakes.add("This is not UTF-8. Save the file as UTF-8.");
        } catch (IllegalArgumentException e) {
            mistakes.add("line 1: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private static ObjectNode withBody(
            ObjectNode fields, ContentType type, String body, String language) {
        Optional<Field> field = bodyField(type);
        if (field.isEmpty() || body.isBlank()) {
            return fields;
        }
        String name = field.get().name();
        if (fields.path(name) instanceof ObjectNode translations) {
            translations.put(language, body);
        } else {
            fields.put(name, body);
        }
        return fields;
    }

    private static FrontMatter frontMatter(Entry entry, ContentType type, Site site) {
        ObjectNode json = EntryJson.toJson(entry);
        ObjectNode keys = SnapshotReader.JSON.createObjectNode();
        if (!entry.id().equals(idOf(type, entry.slug()))) {
            keys.put("id", entry.id());
        }
        ObjectNode fields = (ObjectNode) json.path("fields");
        String body = "";
        String bodyName = bodyField(type).map(Field::name).orElse("");
        if (fields.path(bodyName) instanceof ObjectNode translations) {
            body = translations.path(site.firstLanguage()).asText("");
            translations.remove(site.firstLanguage());
        } else if (fields.has(bodyName)) {
            body = fields.path(bodyName).asText();
            fields.remove(bodyName);
        }
        keys.setAll(fields);
        keys.put("publishedAt", entry.publishedAt().toString())
                .put("updatedAt", entry.updatedAt().toString());
        if (json.has("shown")) {
            keys.set("shown", json.path("shown"));
        }
        return new FrontMatter(keys, body);
    }

    private static Optional<Field> bodyField(ContentType type) {
        List<Field> texts = type.fieldsOf(FieldKind.MARKDOWN);
        return type.field("body").filter(texts::contains).or(() -> texts.stream().findFirst());
    }

    private static Site site(Path file, List<String> mistakes) throws IOException {
        List<String> found = new ArrayList<>();
        JsonNode json = yaml(file, "site.yml", mistakes);
        Site site = SiteJson.read(json, Instant.now().truncatedTo(ChronoUnit.SECONDS), found);
        found.forEach(message -> mistakes.add("site.yml: " + message));
        return site;
    }

    private static List<Asset> assets(Path file, Site site, List<String> mistakes)
            throws IOException {
        List<Asset> assets = new ArrayList<>();
        if (Files.exists(file)) {
            List<String> found = new ArrayList<>();
            yaml(file, "assets.yml", mistakes)
                    .forEach(json -> assets.add(AssetJson.read(json, site.firstLanguage(), found)));
            found.forEach(message -> mistakes.add("assets.yml: " + message));
        }
        return assets;
    }

    private static JsonNode yaml(Path file, String name, List<String> mistakes) throws IOException {
        if (!Files.exists(file)) {
            mistakes.add(
                    name
                            + ": The file is missing. Write 'title: {ja: …}' and 'languages: [ja]'"
                            + " in it.");
            return SnapshotReader.JSON.createObjectNode().put("title", "?");
        }
        try {
            return Yaml.json(Files.readString(file));
        } catch (YamlSyntaxException e) {
            mistakes.add(
                    name
                            + ":"
                            + e.line()
                            + ": "
                            + e.getMessage()
                            + ". Check indentation and quotes.");
            return SnapshotReader.JSON.createObjectNode().put("title", "?");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }
}
