package jp.musubi.cms.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.setting.Topic;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * When staff were reminded last.
 *
 * @param lookedOn the last day on which it was looked what there is to say; null for none
 * @param sentOn the day of the last mail; null for none
 */
record LastDigest(@Nullable LocalDate lookedOn, @Nullable LocalDate sentOn) {
    static final Topic<LastDigest> TOPIC =
            new Topic<>(
                    "last-reminder", new LastDigest(null, null), LastDigest::of, LastDigest::json);

    boolean isLookedOn(LocalDate day) {
        return lookedOn != null && !lookedOn.isBefore(day);
    }

    LastDigest lookedOn(LocalDate day) {
        return new LastDigest(day, sentOn);
    }

    LastDigest sentOn(LocalDate day) {
        return new LastDigest(lookedOn, day);
    }

    private static LastDigest of(JsonNode json) {
        return new LastDigest(day(json, "lookedOn"), day(json, "sentOn"));
    }

    private static @Nullable LocalDate day(JsonNode json, String name) {
        String text = json.path(name).asText();
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("lookedOn", lookedOn == null ? "" : lookedOn.toString());
        json.put("sentOn", sentOn == null ? "" : sentOn.toString());
        return json;
    }
}
