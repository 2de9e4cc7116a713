package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An asset as JSON in snapshots. */
final class AssetJson {
    /** Below assets/, without hidden or parent folders: a snapshot never names other files. */
    private static final Pattern FILE =
            Pattern.compile(
                    "assets/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private AssetJson() {}

    static ObjectNode write(Asset asset) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", "asset").put("id", asset.id()).put("file", asset.file());
        object.put("width", asset.width()).put("height", asset.height());
        if (asset.bytes() > 0) {
            object.put("bytes", asset.bytes());
        }
        if (asset.alt() != null) {
            object.set("alt", SiteJson.label(asset.alt()));
        }
        if (!asset.focus().isCentre()) {
            object.putObject("focus").put("x", asset.focus().x()).put("y", asset.focus().y());
        }
        if (!asset.variants().isEmpty()) {
            var variants = object.putArray("variants");
            asset.variants()
                    .forEach(variant ->
                            variants.addObject()
                                    .put("file", variant.file())
                                    .put("width", variant.width())
                                    .put("height", variant.height()));
        }
        return object;
    }

    static Asset read(JsonNode json, String firstLanguage, List<String> mistakes) {
        List<Asset.Variant> variants = new ArrayList<>();
        json.path("variants")
                .forEach(variant ->
                        variants.add(
                                new Asset.Variant(
                                        file(variant, mistakes),
                                        pixels(variant, "width"),
                                        pixels(variant, "height"))));
        String id = json.path("id").asText("");
        if (id.isEmpty()) {
            mistakes.add("An asset needs an id.");
        }
        return new Asset(
                id,
                file(json, mistakes),
                pixels(json, "width"),
                pixels(json, "height"),
                SiteJson.labelOrNull(json.path("alt"), firstLanguage),
                variants,
                Math.max(0, json.path("bytes").asLong(0)),
                focus(json.path("focus"), mistakes));
    }

    private static Focus focus(JsonNode json, List<String> mistakes) {
        if (json.isMissingNode()) {
            return Focus.CENTRE;
        }
        return Focus.of(json.path("x").asInt(-1), json.path("y").asInt(-1))
                .orElseGet(() -> {
                    mistakes.add(
                            "'focus' is "
                                    + json
                                    + ". Write percents in tens from the left and from the top:"
                                    + " {\"x\": 50, \"y\": 0}.");
                    return Focus.CENTRE;
                });
    }

    private static int pixels(JsonNode json, String key) {
        return Math.max(0, json.path(key).asInt(0));
    }

    private static String file(JsonNode json, List<String> mistakes) {
        String file = json.path("file").asText("");
        if (!FILE.matcher(file).matches()) {
            mistakes.add("'" + file + "' is no file below assets/.");
            return "assets/none";
        }
        return file;
    }
}
