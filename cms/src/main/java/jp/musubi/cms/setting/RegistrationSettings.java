package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What becomes of the pages of groups whose registration is over.
 *
 * @param takesDown whether they are taken down by themselves
 * @param days after the last day of the term, {@link #MIN_DAYS} to {@link #MAX_DAYS}
 */
public record RegistrationSettings(boolean takesDown, int days) {
    public static final int MIN_DAYS = 1;
    public static final int MAX_DAYS = 999;

    /** What holds while nobody set anything: pages stay. */
    public static final RegistrationSettings DEFAULT = new RegistrationSettings(false, 90);

    /** How it is kept. */
    public static final Topic<RegistrationSettings> TOPIC =
            new Topic<>(
                    "registration", DEFAULT, RegistrationSettings::of, RegistrationSettings::json);

    public RegistrationSettings {
        if (days < MIN_DAYS || days > MAX_DAYS) {
            throw new IllegalArgumentException("days " + days);
        }
    }

    private static RegistrationSettings of(JsonNode json) {
        return new RegistrationSettings(
                json.path("takesDown").asBoolean(DEFAULT.takesDown),
                json.path("days").asInt(DEFAULT.days));
    }

    private JsonNode json() {
        return JsonNodeFactory.instance.objectNode().put("takesDown", takesDown).put("days", days);
    }
}
