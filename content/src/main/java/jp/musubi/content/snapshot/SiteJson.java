package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The site as JSON, in snapshots and in {@code site.yml}. */
public final class SiteJson {
    private static final Set<String> KEYS =
            Set.of(
                    "kind",
                    "title",
                    "city",
                    "description",
                    "office",
                    "awarder",
                    "baseUrl",
                    "languages",
                    "generatedAt",
                    "sample",
                    "look",
                    "artwork");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private SiteJson() {}

    /** The site as the first line of a snapshot. */
    public static ObjectNode write(Site site) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", "site");
        object.set("title", label(site.title()));
        object.set("city", label(site.city()));
        if (site.description() != null) {
            object.set("description", label(site.description()));
        }
        if (site.office() != null) {
            object.set("office", label(site.office()));
        }
        if (site.awarder() != null) {
            object.set("awarder", label(site.awarder()));
        }
        object.put("baseUrl", site.baseUrl());
        var languages = object.putArray("languages");
        site.languages().forEach(languages::add);
        object.put("generatedAt", site.generatedAt().toString());
        if (site.sample()) {
            object.put("sample", true);
        }
        if (!site.look().isEmpty()) {
            object.set("look", LookJson.write(site.look()));
        }
        if (!site.artwork().isEmpty()) {
            object.set("artwork", ArtworkJson.write(site.artwork()));
        }
        return object;
    }

    static ObjectNode label(Label label) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        label.texts().forEach(texts::put);
        return texts;
    }

    /**
     * Reads a site; what is wrong goes to {@code mistakes}, and a stand-in keeps the reading going.
     */
    public static Site read(JsonNode json, Instant otherwiseGenerated, List<String> mistakes) {
        json.fieldNames()
                .forEachRemaining(key -> {
                    if (!KEYS.contains(key)) {
                        mistakes.add(
                                "The site has an unknown key "
                                        + key
                                        + ". Known: "
                                        + KEYS.stream().sorted().toList()
                                        + ".");
                    }
                });
        List<String> languages = new ArrayList<>();
        json.path("languages").forEach(language -> languages.add(language.asText()));
        if (languages.isEmpty()) {
            languages.add("ja");
        }
        if (!languages.stream().allMatch(language -> LANGUAGE.matcher(language).matches())) {
            mistakes.add("'languages' must be a list of codes like [ja, en].");
        }
        Label title = labelOrNull(json.path("title"), languages.getFirst());
        Label city = labelOrNull(json.path("city"), languages.getFirst());
        if (title == null) {
            mistakes.add("The site has no title. Add 'title'.");
            title = new Label(Map.of("ja", "?"));
        }
        return new Site(
                title,
                city == null ? title : city,
                labelOrNull(json.path("description"), languages.getFirst()),
                labelOrNull(json.path("office"), languages.getFirst()),
                labelOrNull(json.path("awarder"), languages.getFirst()),
                baseUrl(json.path("baseUrl").asText("http://localhost:8080/"), mistakes),
                languages,
                instant(json.path("generatedAt").asText(""), otherwiseGenerated, mistakes),
                json.path("sample").asBoolean(false),
                LookJson.read(json.path("look"), mistakes),
                ArtworkJson.read(json.path("artwork"), mistakes));
    }

    static @Nullable Label labelOrNull(JsonNode json, String firstLanguage) {
        var texts = new LinkedHashMap<String, String>();
        if (json.isTextual() && !json.textValue().isBlank()) {
            texts.put(firstLanguage, json.textValue());
        }
        json.properties()
                .forEach(text -> {
                    if (text.getValue().isTextual() && !text.getValue().textValue().isBlank()) {
                        texts.put(text.getKey(), text.getValue().textValue());
                    }
                });
        return texts.isEmpty() ? null : new Label(texts);
    }

    private static String baseUrl(String text, List<String> mistakes) {
        try {
            var address = new URI(text);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return text.endsWith("/") ? text : text + "/";
            }
        } catch (URISyntaxException e) {
            mistakes.add("'baseUrl' is not an address: " + e.getMessage() + ".");
            return "http://localhost:8080/";
        }
        mistakes.add("'baseUrl' must be an address like https://example.jp/.");
        return "http://localhost:8080/";
    }

    private static Instant instant(String text, Instant otherwise, List<String> mistakes) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            mistakes.add("'generatedAt' must be a time like 2026-11-23T05:00:00Z.");
            return otherwise;
        }
    }
}
