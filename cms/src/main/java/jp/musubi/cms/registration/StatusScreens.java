package jp.musubi.cms.registration;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** How far an application is, for its applicant. */
final class StatusScreens {
    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final Applicants applicants;
    private final ApplicationLetters letters;
    private final Steps steps;

    StatusScreens(Pieces pieces) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.applicants = pieces.applicants();
        this.letters = pieces.letters();
        this.steps = pieces.steps();
    }

    List<Route> routes() {
        return List.of(
                Route.get(RegisterPaths.STATUS, "申請の状況", "How far an application is")
                        .allowing(Permission.ANYONE)
                        .answeringPage()
                        .by(this::show),
                Route.post(RegisterPaths.WITHDRAWAL, "申請を取り下げる", "Withdraw an application")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::withdraw));
    }

    /**
     * A stage that applications go through.
     *
     * @param state {@code is-done}, {@code is-now} or {@code is-later}
     * @param day when; empty where that is not known
     */
    public record StageView(String label, String state, String day) {}

    static List<StageView> stages(Application application, Times times, StageWords words) {
        ApplicationState state = application.state();
        boolean returned = state == ApplicationState.RETURNED;
        boolean waits = state == ApplicationState.SUBMITTED;
        boolean checked =
                state == ApplicationState.REGISTERED || state == ApplicationState.DECLINED;
        boolean checking = state == ApplicationState.CHECKING || returned;
        return List.of(
                new StageView(
                        words.of("submitted"),
                        waits ? "is-now" : checking || checked ? "is-done" : "is-later",
                        day(times, application.submittedAt())),
                new StageView(
                        words.of(returned ? "returned" : "checking"),
                        checking ? "is-now" : checked ? "is-done" : "is-later",
                        checking ? day(times, application.movedAt()) : ""),
                new StageView(
                        words.of(state == ApplicationState.DECLINED ? "declined" : "registered"),
                        checked ? "is-now" : "is-later",
                        checked ? day(times, application.decidedAt()) : ""));
    }

    /** What a state is called. */
    @FunctionalInterface
    interface StageWords {
        String of(String state);
    }

    private static String day(Times times, @Nullable Instant moment) {
        return moment == null ? "" : times.minute(moment);
    }

    private Answer show(Request request) {
        Optional<Applicants.Current> found = applicants.current(request);
        if (found.isEmpty()) {
            return Answer.seeOther(RegisterPaths.RESUME);
        }
        Application application = found.get().application();
        if (application.state() == ApplicationState.DRAFT) {
            return Answer.seeOther(RegisterPaths.step("check"));
        }
        Optional<StoredEntry> group = parts.entries().find(application.group());
        var times = new Times(parts.screens(), request.language());
        boolean registered = application.state() == ApplicationState.REGISTERED;
        Screen screen =
                Screen.of(
                                "register/status.peb",
                                parts.screens().text(request, "register.status.title"),
                                Section.NONE)
                        .with("group", group.map(StoredEntry::title).orElse(""))
                        .with("number", application.numberText())
                        .with("state", application.state().id())
                        .with(
                                "stages",
                                stages(
                                        application,
                                        times,
                                        state ->
                                                parts.screens()
                                                        .text(request, "register.state." + state)))
                        .with("reason", Objects.requireNonNullElse(application.reason(), ""))
                        .with(
                                "next",
                                parts.screens()
                                        .text(request, "register.next." + application.state().id()))
                        .with("token", found.get().token())
                        .with("first", RegisterPaths.step(steps.at(0).id()))
                        .with("email", application.email())
                        .with(
                                "page",
                                registered && group.isPresent()
                                        ? "/groups/" + group.get().slug() + "/"
                                        : "")
                        .with(
                                "mayWithdraw",
                                application.state().next().contains(ApplicationState.WITHDRAWN));
        return parts.screens().show(request, screen);
    }

    private Answer withdraw(Request request) throws IOException {
        Optional<Applicants.Current> found = applicants.current(request);
        if (found.isEmpty()) {
            return Answer.seeOther(RegisterPaths.RESUME);
        }
        Applicants.check(found.get(), request.form());
        Application application = found.get().application();
        parts.database()
                .write(tx -> {
                    Optional<Application> moved =
                            applications.move(
                                    tx, application.id(), ApplicationState.WITHDRAWN, null, null);
                    moved.ifPresent(one -> {
                        parts.audit().add(tx, null, "registration.withdraw", one.group(), "");
                        String title =
                                parts.entries()
                                        .find(tx, one.group())
                                        .map(StoredEntry::title)
                                        .orElse("");
                        letters.moved(tx, one, title, "");
                        putAway(tx, one.group());
                    });
                    return moved;
                });
        return Answer.seeOther(RegisterPaths.STATUS);
    }

    /** What the office published meanwhile is its to take down, and no stranger's. */
    private void putAway(Transaction tx, UUID group) {
        boolean used =
                parts.entries()
                        .lockDraft(tx, group)
                        .filter(draft -> draft.entry().publishedAt() != null)
                        .isPresent();
        if (!used) {
            parts.publishing().trash(tx, group, null, "withdrawn");
        }
    }
}
