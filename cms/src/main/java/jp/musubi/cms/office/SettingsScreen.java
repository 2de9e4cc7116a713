package jp.musubi.cms.office;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Standing;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the office works, as whoever runs the system sets it. */
final class SettingsScreen {
    private static final String PATH = SettingsForm.PATH;
    private static final List<SettingsForm<?>> FORMS =
            List.of(SettingsForm.FRESHNESS, SettingsForm.REGISTRATION, SettingsForm.REMINDER);

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
     * A topic as it is shown.
     *
     * @param toggle name of its switch
     * @param on whether that is on
     */
    public record TopicView(
            String id,
            String path,
            String title,
            String text,
            String toggle,
            String label,
            boolean on,
            List<Amount> amounts) {}

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

    List<Route> routes() {
        Route page =
                Route.get(PATH, "設定", "Settings")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(request -> show(request, List.of(), this::now));
        return Stream.concat(Stream.of(page), FORMS.stream().map(this::route)).toList();
    }

    private Route route(SettingsForm<?> form) {
        return Route.post(form.path(), form.name().in("ja"), form.name().in("en"))
                .allowing(Permission.ADMINISTRATOR)
                .acceptingForm()
                .by(request -> change(request, form));
    }

    private SettingsForm.Filled now(SettingsForm<?> form) {
        return form.now(settings);
    }

    private Answer show(
            Request request,
            List<Fault> faults,
            Function<SettingsForm<?>, SettingsForm.Filled> says) {
        List<TopicView> topics =
                FORMS.stream().map(form -> view(request, form, says.apply(form), faults)).toList();
        Screen screen =
                Screen.of("settings.peb", screens.text(request, "settings.title"), Section.NONE)
                        .with("topics", topics)
                        .with("wrong", !faults.isEmpty())
                        .with("may", request.caller().standing().includes(Standing.ADMINISTRATOR));
        return screens.show(request, faults.isEmpty() ? screen : screen.withStatus(422));
    }

    private TopicView view(
            Request request, SettingsForm<?> form, SettingsForm.Filled filled, List<Fault> faults) {
        return new TopicView(
                form.id(),
                form.path(),
                screens.text(request, "settings." + form.id()),
                screens.text(request, "settings." + form.id() + ".text"),
                form.toggle(),
                screens.text(request, "settings." + form.toggle()),
                filled.on(),
                IntStream.range(0, form.numbers().size())
                        .mapToObj(at ->
                                amount(
                                        request,
                                        form.numbers().get(at),
                                        filled.numbers().get(at),
                                        faults))
                        .toList());
    }

    private Amount amount(
            Request request, SettingsForm.Asked number, String value, List<Fault> faults) {
        String error =
                faults.stream()
                        .filter(fault -> fault.field().equals(number.name()))
                        .map(fault -> fault.message(request.language()))
                        .findFirst()
                        .orElse("");
        String key = "settings." + number.name();
        return new Amount(
                number.name(),
                screens.text(request, key),
                screens.text(request, key + ".help", number.min(), number.max()),
                screens.text(request, key + ".unit"),
                value,
                number.min(),
                number.max(),
                error);
    }

    private <T> Answer change(Request request, SettingsForm<T> form) throws IOException {
        SettingsForm.Filled sent = form.sent(request.form());
        List<Fault> faults = form.faults(sent);
        if (!faults.isEmpty()) {
            if (request.wantsJson()) {
                throw Refusal.invalid(faults);
            }
            return show(request, faults, one -> one.id().equals(form.id()) ? sent : now(one));
        }
        T wanted = form.makes().apply(sent);
        UUID by = request.caller().account();
        database.write(tx -> {
            form.topic().write(settings, tx, wanted);
            audit.add(tx, by, "setting." + form.id(), null, form.noted().apply(wanted));
            return wanted;
        });
        changed.run();
        return Answer.seeOther(PATH + "?done=settings-saved");
    }
}
