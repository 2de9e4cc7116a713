package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * What a credential certifies: a partner programme, or an award's category in one edition.
 *
 * @param id its page, and what it is known by
 * @param language of name and description: {@code ja} or {@code en}
 * @param code short name for people; null for none
 * @param rules what was required
 * @param english the same achievement in English, by the address of its page; null for none
 */
public record Achievement(
        URI id,
        String name,
        String description,
        String language,
        @Nullable String code,
        Rules rules,
        List<String> tags,
        @Nullable Picture image,
        @Nullable URI english) {
    public Achievement {
        tags = List.copyOf(tags);
    }

    /**
     * Rules, as they were when the credential was issued.
     *
     * @param address their page
     * @param version of the rules: {@code 2026}
     * @param narrative the rules in a sentence; null for the page alone
     */
    public record Rules(URI address, String version, @Nullable String narrative) {}

    void put(ObjectNode into, String type) {
        ObjectNode json = into.putObject("achievement");
        json.put("id", id.toString());
        json.putArray("type").add("Achievement");
        json.put("achievementType", type);
        json.put("inLanguage", language);
        json.put("name", name);
        json.put("description", description);
        if (code != null) {
            json.put("humanCode", code);
        }
        json.put("version", rules.version());
        if (image != null) {
            image.put(json);
        }
        ObjectNode criteria = json.putObject("criteria");
        criteria.put("id", rules.address().toString());
        if (rules.narrative() != null) {
            criteria.put("narrative", rules.narrative());
        }
        if (!tags.isEmpty()) {
            ArrayNode list = json.putArray("tag");
            tags.forEach(list::add);
        }
        if (english != null) {
            ObjectNode related = json.putArray("related").addObject();
            related.put("id", english.toString());
            related.putArray("type").add("Related");
            related.put("inLanguage", "en");
        }
    }
}
