package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import jp.musubi.cms.database.Transaction;

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

    private static final String KEY = "registration";

    public RegistrationSettings {
        if (days < MIN_DAYS || days > MAX_DAYS) {
            throw new IllegalArgumentException("days " + days);
        }
    }

    /** What is set. */
    public static RegistrationSettings read(SettingStore settings) {
        return settings.get(KEY).map(RegistrationSettings::of).orElse(DEFAULT);
    }

    /** As {@link #read(SettingStore)}, as the transaction sees it. */
    public static RegistrationSettings read(SettingStore settings, Transaction tx) {
        return settings.get(tx, KEY).map(RegistrationSettings::of).orElse(DEFAULT);
    }

    private static RegistrationSettings of(JsonNode json) {
        return new RegistrationSettings(
                json.path("takesDown").asBoolean(DEFAULT.takesDown),
                json.path("days").asInt(DEFAULT.days));
    }

    /** Sets this. */
    public void write(SettingStore settings, Transaction tx) {
        settings.put(
                tx,
                KEY,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("takesDown", takesDown)
                        .put("days", days));
    }
}
