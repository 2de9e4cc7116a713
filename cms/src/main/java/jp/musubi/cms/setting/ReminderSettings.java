package jp.musubi.cms.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * When staff are reminded by mail of what waits and what falls due.
 *
 * @param reminds whether they are
 * @param waitingDays how long something waits before it is told, {@link #MIN_WAITING_DAYS} to
 *     {@link #MAX_WAITING_DAYS}
 * @param daysApart how many days are between two mails at least, {@link #MIN_DAYS_APART} to {@link
 *     #MAX_DAYS_APART}: with one, what falls due is told on its day
 */
public record ReminderSettings(boolean reminds, int waitingDays, int daysApart) {
    public static final int MIN_WAITING_DAYS = 1;
    public static final int MAX_WAITING_DAYS = 60;
    public static final int MIN_DAYS_APART = 1;
    public static final int MAX_DAYS_APART = 7;

    /** What holds while nobody set anything: once a week at most. */
    public static final ReminderSettings DEFAULT = new ReminderSettings(true, 7, 7);

    /** How it is kept. */
    public static final Topic<ReminderSettings> TOPIC =
            new Topic<>("reminder", DEFAULT, ReminderSettings::of, ReminderSettings::json);

    public ReminderSettings {
        if (waitingDays < MIN_WAITING_DAYS || waitingDays > MAX_WAITING_DAYS) {
            throw new IllegalArgumentException("waiting days " + waitingDays);
        }
        if (daysApart < MIN_DAYS_APART || daysApart > MAX_DAYS_APART) {
            throw new IllegalArgumentException("days apart " + daysApart);
        }
    }

    private static ReminderSettings of(JsonNode json) {
        return new ReminderSettings(
                json.path("reminds").asBoolean(DEFAULT.reminds),
                json.path("waitingDays").asInt(DEFAULT.waitingDays),
                json.path("daysApart").asInt(DEFAULT.daysApart));
    }

    private JsonNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reminds", reminds)
                .put("waitingDays", waitingDays)
                .put("daysApart", daysApart);
    }
}
