package jp.musubi.cms.registration;

import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.SameWords;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Applications as the office sees them: the list, and each with what is to be verified. */
final class OfficeScreens {
    /** Rows of a list. */
    private static final int MAX_ROWS = 200;

    private static final Parameter ID =
            Parameter.path("id", Label.of("申請の ID", "Id of the application"));

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final RegistrationStore registrations;
    private final CheckStore checks;
    private final RulesStore rules;
    private final Deciding deciding;
    private final Duplicates duplicates;
    private final Steps steps;
    private final WizardViews views;

    OfficeScreens(Pieces pieces, Deciding deciding) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.registrations = pieces.registrations();
        this.checks = new CheckStore(parts.database());
        this.rules = new RulesStore(parts.database());
        this.deciding = deciding;
        this.steps = pieces.steps();
        this.duplicates = new Duplicates(steps.group(), new SameWords(parts.database()));
        this.views = pieces.views();
    }

    List<Route> routes() {
        String one = RegisterPaths.OFFICE + "/{id}";
        return List.of(
                Route.get(RegisterPaths.OFFICE, "団体登録の申請の一覧", "Applications of groups")
                        .allowing(Permission.STAFF)
                        .with(Parameter.query("state", Label.of("状態", "State"), Schemas.text()))
                        .answeringPage()
                        .by(this::list),
                Route.get(one, "団体登録の申請", "An application")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .answeringPage()
                        .by(request -> show(request, Optional.empty())),
                Route.get(one + "/rules", "申請に付いた会則", "The rules handed in with an application")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .answering(new Route.Reply(200, "application/pdf", Schemas.text()))
                        .by(this::rules),
                post(one + "/checking", "申請の確認をはじめる", "Begin to check", this::begin),
                post(one + "/checks", "確かめたことを記録する", "Note what was verified", this::tick),
                post(one + "/return", "申請を差し戻す", "Return an application", this::sendBack),
                post(one + "/refusal", "登録を断る", "Decline an application", this::decline),
                post(one + "/approval", "団体を登録する", "Register the group", this::approve));
    }

    private static Route post(String path, String ja, String en, Handler handler) {
        return Route.post(path, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ID)
                .acceptingForm()
                .by(handler);
    }

    /** An application in the list. */
    public record RowView(
            String address,
            String title,
            String number,
            String kind,
            String state,
            String hue,
            String submitted,
            long days) {}

    /** A way to narrow the list. */
    public record FilterView(String id, String label, boolean chosen) {}

    private Answer list(Request request) {
        String wanted = request.query().one("state").orElse("");
        Set<ApplicationState> states = EnumSet.noneOf(ApplicationState.class);
        for (ApplicationState state : ApplicationState.values()) {
            if (state.id().equals(wanted)) {
                states.add(state);
            }
        }
        Set<ApplicationState> shown = states.isEmpty() ? ApplicationStore.WAITING : states;
        var times = new Times(parts.screens(), request.language());
        List<RowView> rows =
                applications.list(shown, MAX_ROWS).stream()
                        .map(one -> row(request, one, times))
                        .toList();
        var filters =
                EnumSet.complementOf(EnumSet.of(ApplicationState.WITHDRAWN)).stream()
                        .map(state ->
                                new FilterView(
                                        state.id(),
                                        text(request, "register.state." + state.id()),
                                        states.contains(state)))
                        .toList();
        return parts.screens()
                .show(
                        request,
                        Screen.of(
                                        "register/list.peb",
                                        text(request, "registrations.title"),
                                        Section.REGISTRATIONS)
                                .with("rows", rows)
                                .with("filters", filters)
                                .with("waiting", applications.countWaiting())
                                .with("without", registrations.countUnregistered("")));
    }

    private RowView row(Request request, Application one, Times times) {
        var submitted = Objects.requireNonNullElse(one.submittedAt(), one.createdAt());
        return new RowView(
                RegisterPaths.OFFICE + "/" + one.id(),
                title(one),
                one.numberText(),
                text(request, "register.kind." + one.kind().id()),
                text(request, "register.state." + one.state().id()),
                hue(one.state()),
                times.day(submitted),
                one.state().waitsForOffice()
                        ? Duration.between(submitted, parts.clock().instant()).toDays()
                        : -1);
    }

    private static String hue(ApplicationState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> "is-plain";
            case SUBMITTED, CHECKING -> "is-ai";
            case RETURNED -> "is-oudo";
            case REGISTERED -> "is-kusa";
            case DECLINED -> "is-enji";
        };
    }

    private String title(Application one) {
        return parts.entries().find(one.group()).map(StoredEntry::title).orElse(one.name());
    }

    /** Something to verify. */
    public record CheckView(String id, String text, boolean ticked) {}

    /** A group that may be the same. */
    public record AlikeView(String title, String address, String why) {}

    /**
     * What somebody sent that was refused, so that nothing of it is lost.
     *
     * @param error what is wrong, a key of messages
     */
    private record Typed(List<String> ticked, String reason, boolean knowing, String error) {
        static Typed of(Form form, String error) {
            return new Typed(ticks(form), form.text("reason"), form.has("unverified"), error);
        }
    }

    private static List<String> ticks(Form form) {
        return Deciding.CHECKS.stream()
                .filter(item -> form.text("k." + item).equals("true"))
                .toList();
    }

    private Answer show(Request request, Optional<Typed> typed) {
        Application one = applications.find(request.id("id")).orElseThrow(Refusal::notFound);
        Draft group = parts.entries().findDraft(one.group()).orElseThrow(Refusal::notFound);
        String language = request.language();
        Collection<String> ticked =
                typed.<Collection<String>>map(Typed::ticked)
                        .orElseGet(() -> checks.ticked(one.id()));
        List<CheckView> items =
                Deciding.CHECKS.stream()
                        .map(id ->
                                new CheckView(
                                        id,
                                        text(request, "registrations.check." + id),
                                        ticked.contains(id)))
                        .toList();
        Screen screen =
                Screen.of("register/one.peb", group.entry().title(), Section.REGISTRATIONS)
                        .with("row", row(request, one, new Times(parts.screens(), language)))
                        .with("email", one.email())
                        .with("person", one.name())
                        .with("state", one.state().name())
                        .with("reason", Objects.requireNonNullElse(one.reason(), ""))
                        .with("sections", views.sections(group.content(), language))
                        .with("questions", views.questions(one.answers(), language))
                        .with("consents", views.consents(one.answers(), language))
                        .with(
                                "consentBy",
                                group.content().fields().text(Gaps.CONSENT_BY).orElse(""))
                        .with("rules", rules.find(one.id()).stream().toList())
                        .with("checks", items)
                        .with("alike", alike(request, one, group))
                        .with("error", typed.map(sent -> text(request, sent.error())).orElse(""))
                        .with("typed", typed.map(Typed::reason).orElse(""))
                        .with("knowing", typed.filter(Typed::knowing).isPresent())
                        .with("maxReason", ApplicationStore.MAX_REASON_UNITS)
                        .withStatus(typed.isEmpty() ? 200 : 422);
        return parts.screens().show(request, screen);
    }

    /** Downloaded, never opened beside the program's own pages: nobody here wrote it. */
    private Answer rules(Request request) {
        Application one = applications.find(request.id("id")).orElseThrow(Refusal::notFound);
        byte[] pdf = rules.pdf(one.id()).orElseThrow(Refusal::notFound);
        return Answer.of(200, "application/pdf", pdf)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"rules-" + one.numberText() + ".pdf\"")
                .with("X-Content-Type-Options", "nosniff")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox; frame-ancestors 'none'")
                .with("Cache-Control", "no-store");
    }

    private List<AlikeView> alike(Request request, Application one, Draft group) {
        if (!one.state().waitsForOffice()) {
            return List.of();
        }
        return duplicates.of(one.group(), group.content()).stream()
                .map(alike ->
                        new AlikeView(
                                alike.title(),
                                "/groups/" + alike.slug() + "/",
                                alike.fields().stream()
                                        .flatMap(name -> steps.group().field(name).stream())
                                        .map(field -> field.label().in(request.language()))
                                        .reduce((a, b) -> a + " / " + b)
                                        .orElse("")))
                .toList();
    }

    private Answer begin(Request request) {
        deciding.begin(request.id("id"), request.caller().account());
        return back(request, "checking");
    }

    private Answer tick(Request request) throws IOException {
        deciding.tick(request.id("id"), request.caller().account(), ticks(request.form()));
        return back(request, "checks");
    }

    private Answer sendBack(Request request) throws IOException {
        return withReason(request, ApplicationState.RETURNED);
    }

    private Answer decline(Request request) throws IOException {
        return withReason(request, ApplicationState.DECLINED);
    }

    private Answer withReason(Request request, ApplicationState next) throws IOException {
        Form form = request.form();
        String reason = form.text("reason").strip();
        if (reason.isEmpty() || reason.length() > ApplicationStore.MAX_REASON_UNITS) {
            return show(request, Optional.of(Typed.of(form, "registrations.reason-missing")));
        }
        deciding.answer(request.id("id"), next, request.caller().account(), reason, ticks(form));
        return back(request, next.id());
    }

    private Answer approve(Request request) throws IOException {
        Form form = request.form();
        boolean approved =
                deciding.approve(
                        request.id("id"),
                        request.caller().account(),
                        ticks(form),
                        form.has("unverified"));
        return approved
                ? back(request, ApplicationState.REGISTERED.id())
                : show(request, Optional.of(Typed.of(form, "registrations.approve.refused")));
    }

    private static Answer back(Request request, String done) {
        return Answer.seeOther(
                RegisterPaths.OFFICE + "/" + request.id("id") + "?done=registration-" + done);
    }

    private String text(Request request, String key) {
        return parts.screens().text(request, key);
    }
}
