package jp.musubi.content.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.banner.BannerArtwork;

import java.util.ArrayList;
import java.util.List;

/** The artwork of banners as JSON, in a site. */
final class ArtworkJson {
    /** Two programmes in all sizes, and more. */
    private static final int MAX_FILES = 100;

    private ArtworkJson() {}

    static ArrayNode write(List<BannerArtwork> all) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (BannerArtwork each : all) {
            ObjectNode one = json.addObject();
            one.put("programme", each.programme());
            one.put("version", each.version());
            if (!each.size().isEmpty()) {
                one.put("size", each.size());
            }
            one.put("svg", each.svg());
            if (!each.dark().isEmpty()) {
                one.put("dark", each.dark());
            }
        }
        return json;
    }

    static List<BannerArtwork> read(JsonNode json, List<String> mistakes) {
        var all = new ArrayList<BannerArtwork>();
        if (json.isMissingNode() || json.isNull()) {
            return all;
        }
        boolean isList = json.isArray() && json.size() <= MAX_FILES;
        for (JsonNode each : json) {
            boolean isArtwork = each.path("programme").isTextual() && each.path("svg").isTextual();
            isList &= isArtwork;
            if (isArtwork) {
                all.add(
                        new BannerArtwork(
                                each.path("programme").textValue(),
                                each.path("version").asInt(1),
                                each.path("size").asText(""),
                                each.path("svg").textValue(),
                                each.path("dark").asText("")));
            }
        }
        if (!isList) {
            mistakes.add("'artwork' must be like [{programme: partner, svg: \"<svg …>\"}].");
        }
        return all;
    }
}
