package jp.musubi.cms.office;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.cms.setting.RegistrationSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Standing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the office works, as whoever runs the system sets it. */
final class SettingsScreen {
    private static final String PATH = Route.SCREENS + "/settings";
    private static final String MONTHS = "months";
    private static final String REMINDER_DAYS = "reminder-days";
    private static final String TERMS = PATH + "/registration";
    private static final String TAKE_DOWN_DAYS = "take-down-days";
    private static final int MAX_DIGITS = 4;

    private final Database database;
    private final SettingStore settings;
    private final AuditLog audit;
    private final Runnable changed;
    private final Screens screens;

    /**
     * The screen of settings.
     *
     * @param changed is run after they changed
     */
    SettingsScreen(
            Database database,
            SettingStore settings,
            AuditLog audit,
            Runnable changed,
            Screens screens) {
        this.database = database;
        this.settings = settings;
        this.audit = audit;
        this.changed = changed;
        this.screens = screens;
    }

    /**
     * A number that is asked for.
     *
     * @param error what is wrong with it; empty for nothing
     */
    public record Amount(
            String name,
            String label,
            String help,
            String unit,
            String value,
            int min,
            int max,
            String error) {}

    /** What the form says, right or wrong. */
    private record Typed(
            boolean asks,
            String months,
            String reminderDays,
            boolean takesDown,
            String takeDownDays,
            List<Fault> faults) {}

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "設定", "Settings")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(request -> show(request, now())),
                Route.post(PATH, "設定を変える", "Change settings")
                        .allowing(Permission.ADMINISTRATOR)
                        .acceptingForm()
                        .by(this::change),
                Route.post(TERMS, "登録が終わった団体の設定を変える", "Change what follows a lapse")
                        .allowing(Permission.ADMINISTRATOR)
                        .acceptingForm()
                        .by(this::changeTerms));
    }

    private Typed now() {
        FreshnessSettings asking = FreshnessSettings.read(settings);
        RegistrationSettings terms = RegistrationSettings.read(settings);
        return new Typed(
                asking.asks(),
                Integer.toString(asking.months()),
                Integer.toString(asking.reminderDays()),
                terms.takesDown(),
                Integer.toString(terms.days()),
                List.of());
    }

    private Answer show(Request request, Typed typed) {
        List<Fault> faults = typed.faults();
        var amounts =
                List.of(
                        amount(
                                request,
                                MONTHS,
                                typed.months(),
                                FreshnessSettings.MIN_MONTHS,
                                FreshnessSettings.MAX_MONTHS,
                                faults),
                        amount(
                                request,
                                REMINDER_DAYS,
                                typed.reminderDays(),
                                FreshnessSettings.MIN_REMINDER_DAYS,
                                FreshnessSettings.MAX_REMINDER_DAYS,
                                faults));
        var termAmounts =
                List.of(
                        amount(
                                request,
                                TAKE_DOWN_DAYS,
                                typed.takeDownDays(),
                                RegistrationSettings.MIN_DAYS,
                                RegistrationSettings.MAX_DAYS,
                                faults));
        Screen screen =
                Screen.of("settings.peb", screens.text(request, "settings.title"), Section.NONE)
                        .with("asks", typed.asks())
                        .with("amounts", amounts)
                        .with("takesDown", typed.takesDown())
                        .with("termAmounts", termAmounts)
                        .with("all", Stream.concat(amounts.stream(), termAmounts.stream()).toList())
                        .with("wrong", !faults.isEmpty())
                        .with("may", request.caller().standing().includes(Standing.ADMINISTRATOR));
        return screens.show(request, faults.isEmpty() ? screen : screen.withStatus(422));
    }

    private Amount amount(
            Request request, String name, String value, int min, int max, List<Fault> faults) {
        String error =
                faults.stream()
                        .filter(fault -> fault.field().equals(name))
                        .map(fault -> fault.message(request.language()))
                        .findFirst()
                        .orElse("");
        return new Amount(
                name,
                screens.text(request, "settings." + name),
                screens.text(request, "settings." + name + ".help", min, max),
                screens.text(request, "settings." + name + ".unit"),
                value,
                min,
                max,
                error);
    }

    private Answer change(Request request) throws IOException {
        Form form = request.form();
        boolean asks = form.has("asks");
        String months = form.text(MONTHS).strip();
        String days = form.text(REMINDER_DAYS).strip();
        List<Fault> faults = new ArrayList<>();
        int monthsRead =
                number(
                        MONTHS,
                        months,
                        FreshnessSettings.MIN_MONTHS,
                        FreshnessSettings.MAX_MONTHS,
                        faults);
        int daysRead =
                number(
                        REMINDER_DAYS,
                        days,
                        FreshnessSettings.MIN_REMINDER_DAYS,
                        FreshnessSettings.MAX_REMINDER_DAYS,
                        faults);
        if (!faults.isEmpty()) {
            if (request.wantsJson()) {
                throw Refusal.invalid(faults);
            }
            Typed now = now();
            return show(
                    request,
                    new Typed(asks, months, days, now.takesDown(), now.takeDownDays(), faults));
        }
        var wanted = new FreshnessSettings(asks, monthsRead, daysRead);
        database.write(tx -> {
            wanted.write(settings, tx);
            audit.add(
                    tx,
                    request.caller().account(),
                    "setting.freshness",
                    null,
                    "asks "
                            + wanted.asks()
                            + ", months "
                            + wanted.months()
                            + ", reminder days "
                            + wanted.reminderDays());
            return wanted;
        });
        changed.run();
        return Answer.seeOther(PATH + "?done=settings-saved");
    }

    private Answer changeTerms(Request request) throws IOException {
        Form form = request.form();
        boolean takesDown = form.has("takes-down");
        String typed = form.text(TAKE_DOWN_DAYS).strip();
        List<Fault> faults = new ArrayList<>();
        int days =
                number(
                        TAKE_DOWN_DAYS,
                        typed,
                        RegistrationSettings.MIN_DAYS,
                        RegistrationSettings.MAX_DAYS,
                        faults);
        if (!faults.isEmpty()) {
            if (request.wantsJson()) {
                throw Refusal.invalid(faults);
            }
            Typed now = now();
            return show(
                    request,
                    new Typed(
                            now.asks(),
                            now.months(),
                            now.reminderDays(),
                            takesDown,
                            typed,
                            faults));
        }
        var wanted = new RegistrationSettings(takesDown, days);
        database.write(tx -> {
            wanted.write(settings, tx);
            audit.add(
                    tx,
                    request.caller().account(),
                    "setting.registration",
                    null,
                    "takes down " + wanted.takesDown() + ", days " + wanted.days());
            return wanted;
        });
        changed.run();
        return Answer.seeOther(PATH + "?done=settings-saved");
    }

    /** A number between two limits; full-width digits are digits, too. */
    private static int number(String name, String text, int min, int max, List<Fault> faults) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= MAX_DIGITS
                        && text.chars().allMatch(Character::isDigit);
        int number = digits ? Integer.parseInt(text) : -1;
        if (number < min || number > max) {
            faults.add(Fault.at(name, "not_in_range", min, max));
        }
        return number;
    }
}
