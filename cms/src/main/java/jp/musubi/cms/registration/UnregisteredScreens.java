package jp.musubi.cms.registration;

import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Groups that are in no register, to be registered one by one or many at once. */
final class UnregisteredScreens {
    /** Groups of a page, and of one go. */
    static final int MAX_GROUPS = 50;

    private static final int MAX_PAGES = 1_000;
    private static final String PATH = Route.SCREENS + "/unregistered-groups";

    private final RegistrationParts parts;
    private final RegistrationStore registrations;
    private final OfficeRegister register;

    UnregisteredScreens(Pieces pieces, OfficeRegister register) {
        this.parts = pieces.parts();
        this.registrations = pieces.registrations();
        this.register = register;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "登録のない団体の一覧", "Groups without a registration")
                        .allowing(Permission.STAFF)
                        .with(word("q", "名前の一部", "Part of the title"))
                        .with(word("page", "ページ", "Page"))
                        .answeringPage()
                        .by(this::list),
                Route.post(PATH, "団体をまとめて登録する", "Register many groups")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::enter));
    }

    private static Parameter word(String name, String ja, String en) {
        return Parameter.query(name, Label.of(ja, en), Schemas.text());
    }

    /** A group in the list. */
    public record RowView(String id, String title, String address, String state, String hue) {}

    /** What would become of a group. */
    public record Foreseen(String id, String title, String effect, boolean happens) {}

    private Answer list(Request request) {
        String part = request.query().one("q").orElse("").strip();
        int page = request.query().integer("page", 1, 1, MAX_PAGES);
        int total = registrations.countUnregistered(part);
        int offset = (page - 1) * MAX_GROUPS;
        List<RowView> rows =
                registrations.unregistered(part, MAX_GROUPS, offset).stream()
                        .map(one -> row(request, one))
                        .toList();
        String base = PATH + "?q=" + Screens.encoded(part) + "&page=";
        return parts.screens()
                .show(
                        request,
                        Screen.of(
                                        "register/without.peb",
                                        text(request, "registrations.without"),
                                        Section.REGISTRATIONS)
                                .with("q", part)
                                .with("rows", rows)
                                .with("total", total)
                                .with("previous", page > 1 ? base + (page - 1) : "")
                                .with(
                                        "next",
                                        offset + rows.size() < total ? base + (page + 1) : ""));
    }

    private RowView row(Request request, RegistrationStore.Unregistered one) {
        return new RowView(
                one.group().toString(),
                one.title(),
                RegisterPaths.ofGroup(one.group()),
                text(request, one.live() ? "entries.state.published" : "entries.state.draft"),
                one.live() ? "is-kusa" : "is-plain");
    }

    private Answer enter(Request request) throws IOException {
        Form form = request.form();
        List<UUID> groups =
                form.all("entry").stream()
                        .flatMap(id -> Request.uuid(id).stream())
                        .distinct()
                        .limit(MAX_GROUPS)
                        .toList();
        if (groups.isEmpty()) {
            return Answer.seeOther(PATH + "?done=nothing-chosen");
        }
        String typed = form.text("day").strip();
        String reason = form.text("reason").strip();
        if (!form.has("confirmed")) {
            return foresee(request, groups, parts.today().toString(), reason, "");
        }
        Optional<LocalDate> day = TermDecisions.day(typed).filter(register::isDay);
        boolean explained =
                !reason.isEmpty() && reason.length() <= ApplicationStore.MAX_REASON_UNITS;
        if (day.isEmpty() || !explained) {
            String error = day.isEmpty() ? "term.enter.day-wrong" : "term.enter.reason-missing";
            return foresee(request, groups, typed, reason, text(request, error));
        }
        for (UUID group : groups) {
            register.register(group, day.get(), reason, request.caller().account());
        }
        return Answer.seeOther(PATH + "?done=registration-many-entered");
    }

    private Answer foresee(
            Request request, List<UUID> groups, String day, String reason, String error) {
        var foreseen = new ArrayList<Foreseen>();
        for (UUID group : groups) {
            OfficeRegister.Effect effect = register.foresee(group);
            foreseen.add(
                    new Foreseen(
                            group.toString(),
                            parts.entries()
                                    .find(group)
                                    .map(entry -> entry.title())
                                    .orElse(group.toString()),
                            text(request, "registrations.effect." + effect.id()),
                            effect == OfficeRegister.Effect.REGISTERED));
        }
        long happening = foreseen.stream().filter(Foreseen::happens).count();
        return parts.screens()
                .show(
                        request,
                        Screen.of(
                                        "register/enter.peb",
                                        text(request, "registrations.enter.title", happening),
                                        Section.REGISTRATIONS)
                                .with("groups", foreseen)
                                .with("happening", happening)
                                .with("day", day)
                                .with("today", parts.today().toString())
                                .with("typed", reason)
                                .with("maxReason", ApplicationStore.MAX_REASON_UNITS)
                                .with("error", error)
                                .withStatus(error.isEmpty() ? 200 : 422));
    }

    private String text(Request request, String key, Object... arguments) {
        return parts.screens().text(request, key, arguments);
    }
}
