package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.time.LocalDate;

/**
 * When groups are asked whether their pages are still right.
 *
 * @param asks whether they are asked by mail
 * @param months after which a confirmation is old, {@link #MIN_MONTHS} to {@link #MAX_MONTHS}
 * @param reminderDays after which somebody who did not answer is asked once more, {@link
 *     #MIN_REMINDER_DAYS} to {@link #MAX_REMINDER_DAYS}
 */
public record FreshnessSettings(boolean asks, int months, int reminderDays) {
    public static final int MIN_MONTHS = 1;
    public static final int MAX_MONTHS = 60;
    public static final int MIN_REMINDER_DAYS = 7;
    public static final int MAX_REMINDER_DAYS = 180;

    /** What holds while nobody set anything. */
    public static final FreshnessSettings DEFAULT = new FreshnessSettings(true, 12, 30);

    /** How it is kept. */
    public static final Topic<FreshnessSettings> TOPIC =
            new Topic<>("freshness", DEFAULT, FreshnessSettings::of, FreshnessSettings::json);

    public FreshnessSettings {
        if (months < MIN_MONTHS || months > MAX_MONTHS) {
            throw new IllegalArgumentException("months " + months);
        }
        if (reminderDays < MIN_REMINDER_DAYS || reminderDays > MAX_REMINDER_DAYS) {
            throw new IllegalArgumentException("reminder days " + reminderDays);
        }
    }

    private static FreshnessSettings of(JsonNode json) {
        return new FreshnessSettings(
                json.path("asks").asBoolean(DEFAULT.asks),
                json.path("months").asInt(DEFAULT.months),
                json.path("reminderDays").asInt(DEFAULT.reminderDays));
    }

    private JsonNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("asks", asks)
                .put("months", months)
                .put("reminderDays", reminderDays);
    }

    /** A confirmation of that day or an earlier one is old today. */
    public LocalDate oldSince(LocalDate today) {
        return today.minusMonths(months);
    }
}
