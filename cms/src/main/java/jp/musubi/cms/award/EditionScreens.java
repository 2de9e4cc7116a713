package jp.musubi.cms.award;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.award.decision.Deciding;
import jp.musubi.cms.award.edition.AwardEventStore;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.edition.EditionStore;
import jp.musubi.cms.award.edition.Editions;
import jp.musubi.cms.award.edition.Juror;
import jp.musubi.cms.award.edition.JurorStore;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.edition.Schedule;
import jp.musubi.cms.award.nomination.EntryCheck;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationStore;
import jp.musubi.cms.award.screening.Conflict;
import jp.musubi.cms.award.screening.Conflicts;
import jp.musubi.cms.award.screening.Nominations;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Editions as the office sees them: how far each is, its nominations, and its jury. */
final class EditionScreens {
    /** The most that an edition's number, or its year, may be. */
    private static final int MAX_NUMBER = 1_000;

    private static final int MAX_YEAR = 2_200;
    private static final int MIN_YEAR = 1_900;

    private final ScreenParts on;

    EditionScreens(ScreenParts on) {
        this.on = on;
    }

    List<Route> routes() {
        return List.of(
                Route.get(AwardPaths.OFFICE, "表彰の事務", "Awards")
                        .allowing(Permission.STAFF)
                        .answeringPage()
                        .by(request -> list(request, "")),
                Route.post(AwardPaths.OFFICE, "表彰の回をつくる", "Begin an edition")
                        .allowing(Permission.PUBLISHER)
                        .acceptingForm()
                        .by(this::begin),
                Route.get(AwardPaths.EDITION, "表彰の回", "An edition of the awards")
                        .allowing(Permission.STAFF)
                        .with(ScreenParts.ID)
                        .answeringPage()
                        .by(request -> show(request, "")),
                post("/step", "表彰の回を次の段階に進める", "Take an edition on", this::step),
                post("/jury", "審査員を頼む", "Name a juror", this::name),
                post("/jury/release", "審査員を解く", "Release a juror", this::release),
                post("/conflicts", "除斥を記録する", "Note a conflict", this::conflict),
                post("/conflicts/removal", "除斥の記録を消す", "Take a conflict away", this::remove));
    }

    private static Route post(String path, String ja, String en, Handler handler) {
        return Route.post(AwardPaths.EDITION + path, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ScreenParts.ID)
                .acceptingForm()
                .by(handler);
    }

    private Answer list(Request request, String error) {
        AwardViews views = on.views(request);
        List<Edition> all = on.parts().editionStore().all();
        UUID reader = request.caller().account();
        Screen screen =
                Screen.of("award/office.peb", on.text(request, "award.office"), Section.AWARDS)
                        .with(
                                "proposals",
                                on.read(Deciding::open).stream()
                                        .map(each -> views.proposal(each, reader))
                                        .toList())
                        .with("editions", all.stream().map(views::edition).toList())
                        .with("number", Integer.toString(on.read(this::nextNumber)))
                        .with("year", Integer.toString(fiscalYear(LocalDate.now(Times.ZONE))))
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422);
        return on.show(request, screen);
    }

    /** The number behind all that there were, here or before the city had this program. */
    private int nextNumber(Transaction tx) {
        int[] last = {0};
        EditionStore.all(tx).forEach(each -> last[0] = Math.max(last[0], each.number()));
        on.parts()
                .stores()
                .entries()
                .forEachLive(
                        tx,
                        EntryCheck.AWARD,
                        live ->
                                live.entry()
                                        .fields()
                                        .number("edition")
                                        .ifPresent(number ->
                                                last[0] = Math.max(last[0], number.intValue())));
        return Math.min(MAX_NUMBER, last[0] + 1);
    }

    /** The year of the city's budget (年度), which begins in April. */
    private static int fiscalYear(LocalDate day) {
        return day.minusMonths(3).getYear();
    }

    private Answer begin(Request request) throws IOException {
        Form form = request.form();
        Optional<Integer> number = whole(form.text("number"), 1, MAX_NUMBER);
        Optional<Integer> year = whole(form.text("year"), MIN_YEAR, MAX_YEAR);
        if (number.isEmpty() || year.isEmpty()) {
            return list(request, "award.number-wrong");
        }
        Edition begun =
                on.write(tx ->
                        on.parts()
                                .editions()
                                .begin(
                                        tx,
                                        number.get(),
                                        year.get(),
                                        takenOver(tx),
                                        request.caller().account()));
        return Answer.seeOther(AwardPaths.of(AwardPaths.EDITION, begun.id()) + "/plan");
    }

    /** The plan of the last edition, without its theme and its days. */
    private static Plan takenOver(Transaction tx) {
        return EditionStore.all(tx).stream()
                .findFirst()
                .map(Edition::plan)
                .map(plan ->
                        new Plan(
                                plan.name(),
                                Plan.EMPTY.theme(),
                                plan.categories(),
                                null,
                                null,
                                plan.rules(),
                                plan.criteria(),
                                new Schedule(null, null, null, null, plan.schedule().telling())))
                .orElse(Plan.EMPTY);
    }

    /** A whole number within bounds, if a text is one. */
    static Optional<Integer> whole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            return number >= least && number <= most ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A juror with how far they are. */
    public record JurorView(
            String account, String name, String email, boolean active, String stands, String hue) {}

    /** A conflict that was noted. */
    public record ConflictView(
            String id, String juror, String nominee, String kind, String note, boolean removable) {}

    /** A step that somebody of the office may take now. */
    public record StepView(String id, String title, String about, String go) {}

    private Answer show(Request request, String error) {
        Edition edition = on.edition(request);
        AwardViews views = on.views(request);
        Screen screen =
                on.read(tx -> {
                    List<Nomination> nominations = NominationStore.of(tx, edition.id());
                    return Screen.of("award/edition.peb", views.title(edition), Section.AWARDS)
                            .with("edition", views.edition(edition))
                            .with("categories", views.categories(edition.plan()))
                            .with("problems", edition.plan().problems())
                            .with("steps", steps(request, edition))
                            .with(
                                    "nominations",
                                    nominations.stream()
                                            .map(one -> views.nomination(edition, one))
                                            .toList())
                            .with("jury", jury(tx, request, edition))
                            .with("conflicts", conflicts(tx, request, edition))
                            .with(
                                    "screened",
                                    Nominations.screened(tx, edition.id()).stream()
                                            .map(one -> views.nomination(edition, one))
                                            .toList())
                            .with(
                                    "events",
                                    views.events(
                                            "audit.deed.award.",
                                            AwardEventStore.ofEdition(tx, edition.id())));
                });
        boolean meets = edition.state().compareTo(EditionState.MEETING) >= 0;
        return on.show(
                request,
                screen.with("mayName", edition.state().compareTo(EditionState.SCREENING) <= 0)
                        .with("mayNote", edition.state() == EditionState.SCREENING)
                        .with("meets", meets)
                        .with("error", error.isEmpty() ? "" : on.text(request, error))
                        .withStatus(error.isEmpty() ? 200 : 422));
    }

    private List<StepView> steps(Request request, Edition edition) {
        return List.of(EditionStep.values()).stream()
                .filter(step -> step.by() == EditionStep.By.STAFF)
                .filter(step -> step.isPossible(edition.state()))
                .map(step ->
                        new StepView(
                                step.id(),
                                on.text(request, "award.step." + step.id()),
                                on.text(request, "award.step." + step.id() + ".about"),
                                on.text(request, "award.step." + step.id() + ".go")))
                .toList();
    }

    private List<JurorView> jury(Transaction tx, Request request, Edition edition) {
        return JurorStore.of(tx, edition.id()).stream()
                .map(juror -> {
                    String stands = stands(edition, juror);
                    int open =
                            stands.equals("scoring")
                                    ? on.parts().screening().open(tx, edition, juror.account())
                                    : 0;
                    return new JurorView(
                            juror.account().toString(),
                            on.name(juror.account()),
                            on.parts()
                                    .stores()
                                    .accounts()
                                    .find(tx, juror.account())
                                    .map(Account::email)
                                    .orElse(""),
                            juror.isActive(),
                            on.text(request, "award.juror." + stands, open),
                            stands.equals("handed-in") ? "is-kusa" : "is-plain");
                })
                .toList();
    }

    private static String stands(Edition edition, Juror juror) {
        if (!juror.isActive()) {
            return "released";
        }
        if (juror.handedInAt() != null) {
            return "handed-in";
        }
        return edition.state() == EditionState.SCREENING ? "scoring" : "named";
    }

    private List<ConflictView> conflicts(Transaction tx, Request request, Edition edition) {
        boolean isOpen = edition.state() == EditionState.SCREENING;
        return Conflicts.of(tx, edition.id()).stream()
                .map(each ->
                        new ConflictView(
                                each.id().toString(),
                                on.name(each.juror()),
                                NominationStore.find(tx, each.nomination())
                                        .map(one -> one.nominee().name())
                                        .orElse("–"),
                                on.text(request, "award.conflict." + each.kind().id()),
                                each.note(),
                                isOpen && each.kind() == Conflict.Kind.OFFICE))
                .toList();
    }

    private Answer step(Request request) throws IOException {
        UUID id = request.id("id");
        UUID by = request.caller().account();
        String wanted = request.form().text("step");
        EditionStep step =
                List.of(EditionStep.values()).stream()
                        .filter(each -> each.id().equals(wanted))
                        .filter(each -> each.by() == EditionStep.By.STAFF)
                        .findFirst()
                        .orElseThrow(Editions::moved);
        on.write(tx ->
                switch (step) {
                    case SCREEN -> on.parts().screening().begin(tx, id, by);
                    case MEET -> on.parts().screening().meet(tx, id, by);
                    case PLAN, TAKE_BACK, OPEN, CLOSE, DECIDE, ANNOUNCE ->
                            on.parts().editions().take(tx, id, step, by, "");
                });
        on.wakes().run();
        return back(request, "award-" + step.id());
    }

    private Answer name(Request request) throws IOException {
        Edition edition = on.edition(request);
        Form form = request.form();
        Optional<String> email = Email.normalised(form.text("email"));
        String called = form.text("name").strip();
        if (email.isEmpty()) {
            return show(request, "award.juror-address");
        }
        boolean isKnown = on.parts().stores().accounts().findByEmail(email.get()).isPresent();
        if (!isKnown && !AccountStore.problems(email.get(), called).isEmpty()) {
            return show(request, "award.juror-unknown");
        }
        UUID by = request.caller().account();
        on.write(tx -> {
            AccountStore accounts = on.parts().stores().accounts();
            Account account =
                    accounts.findByEmail(tx, email.get())
                            .or(() ->
                                    accounts.createWithoutPassphrase(
                                            tx, email.get(), called, Role.MEMBER))
                            .orElseThrow(Editions::moved);
            on.parts().editions().name(tx, edition.id(), account.id(), by);
            if (edition.state() == EditionState.SCREENING) {
                on.parts().letters().jury(tx, edition, account.id());
            }
            return account;
        });
        return back(request, "award-juror-named");
    }

    private Answer release(Request request) throws IOException {
        Form form = request.form();
        String reason = form.text("reason").strip();
        if (reason.isEmpty()) {
            return show(request, "award.reason-missing");
        }
        UUID juror = id(form, "juror");
        on.write(tx -> {
            on.parts()
                    .editions()
                    .release(tx, request.id("id"), juror, reason, request.caller().account());
            return juror;
        });
        return back(request, "award-juror-released");
    }

    private Answer conflict(Request request) throws IOException {
        Form form = request.form();
        String note = form.text("note").strip();
        if (note.isEmpty()) {
            return show(request, "award.reason-missing");
        }
        UUID nomination = id(form, "nomination");
        on.write(tx -> {
            on.parts()
                    .conflicts()
                    .noteByOffice(
                            tx, nomination, id(form, "juror"), note, request.caller().account());
            return nomination;
        });
        return back(request, "award-conflict-noted");
    }

    private Answer remove(Request request) throws IOException {
        UUID conflict = id(request.form(), "conflict");
        on.write(tx -> {
            on.parts()
                    .conflicts()
                    .remove(tx, request.id("id"), conflict, request.caller().account());
            return conflict;
        });
        return back(request, "award-conflict-removed");
    }

    /** An id that a form names. */
    static UUID id(Form form, String name) {
        return Request.uuid(form.text(name)).orElseThrow(Refusal::notFound);
    }

    private static Answer back(Request request, String done) {
        return ScreenParts.back(AwardPaths.of(AwardPaths.EDITION, request.id("id")), done);
    }
}
