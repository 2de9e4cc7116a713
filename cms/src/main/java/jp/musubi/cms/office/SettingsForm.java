package jp.musubi.cms.office;

import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.cms.setting.RegistrationSettings;
import jp.musubi.cms.setting.ReminderSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.Topic;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A topic of settings as a form: a switch, and numbers that go with it.
 *
 * @param id in messages below {@code settings.} and in the record below {@code setting.}
 * @param name of its route
 * @param path where it is sent
 * @param toggle name of the switch
 * @param numbers what else is asked for
 * @param says what a setting fills in
 * @param makes the setting that was filled in, whose numbers are within their limits
 * @param noted what the record says of a setting
 */
record SettingsForm<T>(
        String id,
        Label name,
        String path,
        String toggle,
        List<Asked> numbers,
        Topic<T> topic,
        Function<T, Filled> says,
        Function<Filled, T> makes,
        Function<T, String> noted) {
    /** Where the screen is. */
    static final String PATH = Route.SCREENS + "/settings";

    private static final int MAX_DIGITS = 4;

    /** When groups are asked whether their pages are still right. */
    static final SettingsForm<FreshnessSettings> FRESHNESS =
            new SettingsForm<>(
                    "freshness",
                    Label.of("設定を変える", "Change settings"),
                    PATH,
                    "asks",
                    List.of(
                            new Asked(
                                    "months",
                                    FreshnessSettings.MIN_MONTHS,
                                    FreshnessSettings.MAX_MONTHS),
                            new Asked(
                                    "reminder-days",
                                    FreshnessSettings.MIN_REMINDER_DAYS,
                                    FreshnessSettings.MAX_REMINDER_DAYS)),
                    FreshnessSettings.TOPIC,
                    set -> Filled.of(set.asks(), set.months(), set.reminderDays()),
                    typed -> new FreshnessSettings(typed.on(), typed.number(0), typed.number(1)),
                    set ->
                            "asks %s, months %d, reminder days %d"
                                    .formatted(set.asks(), set.months(), set.reminderDays()));

    /** What becomes of the pages of groups whose registration is over. */
    static final SettingsForm<RegistrationSettings> REGISTRATION =
            new SettingsForm<>(
                    "registration",
                    Label.of("登録が終わった団体の設定を変える", "Change what follows a lapse"),
                    PATH + "/registration",
                    "takes-down",
                    List.of(
                            new Asked(
                                    "take-down-days",
                                    RegistrationSettings.MIN_DAYS,
                                    RegistrationSettings.MAX_DAYS)),
                    RegistrationSettings.TOPIC,
                    set -> Filled.of(set.takesDown(), set.days()),
                    typed -> new RegistrationSettings(typed.on(), typed.number(0)),
                    set -> "takes down %s, days %d".formatted(set.takesDown(), set.days()));

    /** When staff are reminded of what waits and what falls due. */
    static final SettingsForm<ReminderSettings> REMINDER =
            new SettingsForm<>(
                    "reminder",
                    Label.of("事務のお知らせの設定を変える", "Change reminders to staff"),
                    PATH + "/reminder",
                    "reminds",
                    List.of(
                            new Asked(
                                    "waiting-days",
                                    ReminderSettings.MIN_WAITING_DAYS,
                                    ReminderSettings.MAX_WAITING_DAYS),
                            new Asked(
                                    "days-apart",
                                    ReminderSettings.MIN_DAYS_APART,
                                    ReminderSettings.MAX_DAYS_APART)),
                    ReminderSettings.TOPIC,
                    set -> Filled.of(set.reminds(), set.waitingDays(), set.daysApart()),
                    typed -> new ReminderSettings(typed.on(), typed.number(0), typed.number(1)),
                    set ->
                            "reminds %s, waiting days %d, days apart %d"
                                    .formatted(set.reminds(), set.waitingDays(), set.daysApart()));

    /** A number that is asked for. */
    record Asked(String name, int min, int max) {}

    /** What a form says, right or wrong. */
    record Filled(boolean on, List<String> numbers) {
        static Filled of(boolean on, int... numbers) {
            var texts = new ArrayList<String>();
            for (int number : numbers) {
                texts.add(Integer.toString(number));
            }
            return new Filled(on, List.copyOf(texts));
        }

        /** A number of digits; full-width ones are digits, too. */
        int number(int at) {
            return Integer.parseInt(numbers.get(at));
        }

        private boolean isWithin(int at, Asked limits) {
            String text = numbers.get(at);
            boolean digits =
                    !text.isEmpty()
                            && text.length() <= MAX_DIGITS
                            && text.chars().allMatch(Character::isDigit);
            return digits && number(at) >= limits.min() && number(at) <= limits.max();
        }
    }

    /** What is set. */
    Filled now(SettingStore settings) {
        return says.apply(topic.read(settings));
    }

    /** What somebody sent. */
    Filled sent(Form form) {
        return new Filled(
                form.has(toggle),
                numbers.stream().map(number -> form.text(number.name()).strip()).toList());
    }

    /** What is wrong with it. */
    List<Fault> faults(Filled typed) {
        var faults = new ArrayList<Fault>();
        for (int at = 0; at < numbers.size(); at++) {
            Asked limits = numbers.get(at);
            if (!typed.isWithin(at, limits)) {
                faults.add(Fault.at(limits.name(), "not_in_range", limits.min(), limits.max()));
            }
        }
        return List.copyOf(faults);
    }
}
