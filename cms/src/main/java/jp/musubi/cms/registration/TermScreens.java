package jp.musubi.cms.registration;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The registration of a group: seen and renewed by who owns it, changed by the office. */
final class TermScreens {
    private static final String PATH = Route.SCREENS + "/groups/{id}/registration";
    private static final Parameter ID = Parameter.path("id", Label.of("団体の ID", "Id of the group"));
    private static final Set<Registration.State> RENEWABLE =
            EnumSet.of(Registration.State.RENEWAL_DUE, Registration.State.LAPSED);

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final RegistrationStore registrations;
    private final MembershipStore memberships;
    private final ApplicationLetters letters;
    private final WizardViews views;
    private final Steps steps;
    private final AnswerForm answers;

    TermScreens(
            RegistrationParts parts,
            ApplicationStore applications,
            RegistrationStore registrations,
            ApplicationLetters letters,
            WizardViews views,
            Steps steps) {
        this.parts = parts;
        this.applications = applications;
        this.registrations = registrations;
        this.memberships = new MembershipStore(parts.database());
        this.letters = letters;
        this.views = views;
        this.steps = steps;
        this.answers = new AnswerForm(steps);
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "団体の登録", "Registration of a group")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .answeringPage()
                        .by(request -> show(request, Answers.NONE, "")),
                Route.post(PATH + "/renewal", "登録の更新を申請する", "Apply for renewal")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .acceptingForm()
                        .by(this::renew),
                Route.post(PATH + "/standing", "登録の状態を変える", "Change what counts")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .acceptingForm()
                        .by(this::decide));
    }

    private StoredEntry group(Request request) {
        StoredEntry entry = parts.access().visible(request.caller(), request.id("id"));
        if (!entry.type().equals(EntryAccess.GROUP)) {
            throw Refusal.notFound();
        }
        return entry;
    }

    private Answer show(Request request, Answers said, String error) {
        StoredEntry group = group(request);
        Optional<Registration> found = registrations.find(group.id());
        Optional<Application> renewal =
                applications.ofGroup(group.id()).stream()
                        .filter(one -> one.kind() == Application.Kind.RENEWAL)
                        .filter(one -> !one.state().isDecided())
                        .findFirst();
        LocalDate today = parts.today();
        String state = found.map(one -> one.on(today).id()).orElse("none");
        boolean owns = memberships.owns(request.caller().account(), group.id());
        boolean waits = renewal.filter(one -> one.state().waitsForOffice()).isPresent();
        Screen screen =
                Screen.of(
                                "register/term.peb",
                                parts.screens().text(request, "term.title"),
                                request.caller().isStaff()
                                        ? Section.REGISTRATIONS
                                        : Section.MY_GROUPS)
                        .with("id", group.id().toString())
                        .with("title", group.title())
                        .with("state", parts.screens().text(request, "term.state." + state))
                        .with("hue", hue(state))
                        .with("number", found.map(Registration::number).orElse(""))
                        .with("from", day(found.map(Registration::validFrom).orElse(null)))
                        .with("until", day(found.map(Registration::validUntil).orElse(null)))
                        .with("reason", found.map(one -> text(one.reason())).orElse(""))
                        .with("asked", renewal.map(one -> text(one.reason())).orElse(""))
                        .with("waits", waits)
                        .with("mayRenew", owns && !waits && mayRenew(found, today))
                        .with("staff", request.caller().isStaff() && found.isPresent())
                        .with("standings", standings(request))
                        .with("questions", views.questions(said, request.language()))
                        .with("consents", views.consents(said, request.language()))
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return parts.screens().show(request, screen);
    }

    /** What staff may decide. */
    public record StandingView(String value, String label) {}

    private List<StandingView> standings(Request request) {
        return Arrays.stream(Registration.Standing.values())
                .map(one ->
                        new StandingView(
                                one.name(),
                                parts.screens()
                                        .text(
                                                request,
                                                "term.standing."
                                                        + one.name().toLowerCase(Locale.ROOT))))
                .toList();
    }

    private static boolean mayRenew(Optional<Registration> found, LocalDate today) {
        return found.filter(one -> RENEWABLE.contains(one.on(today))).isPresent();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String hue(String state) {
        return switch (state) {
            case "registered" -> "is-kusa";
            case "renewal-due" -> "is-oudo";
            case "lapsed", "struck" -> "is-enji";
            default -> "is-plain";
        };
    }

    private Answer renew(Request request) throws IOException {
        StoredEntry group = group(request);
        Form form = request.form();
        Account owner =
                parts.accounts()
                        .find(request.caller().account())
                        .filter(account -> memberships.owns(account.id(), group.id()))
                        .orElseThrow(() -> Refusal.because(ProblemType.FORBIDDEN, "not-yours"));
        Answers said = answers.consents(answers.assessment(Answers.NONE, form), form);
        boolean complete =
                said.assessment().size() == steps.questions().size()
                        && said.consents().size() == Consent.ids().size();
        if (!complete) {
            return show(request, said, parts.screens().text(request, "term.incomplete"));
        }
        parts.database()
                .write(tx -> {
                    renew(tx, group, owner, request.language(), said);
                    return group;
                });
        return Answer.seeOther(RegisterPaths.ofGroup(group.id()) + "?done=registration-renewal");
    }

    private void renew(
            Transaction tx, StoredEntry group, Account owner, String language, Answers said) {
        parts.entries().lockDraft(tx, group.id());
        List<Application> earlier = ApplicationStore.ofGroup(tx, group.id());
        boolean open =
                mayRenew(RegistrationStore.find(tx, group.id()), parts.today())
                        && earlier.stream().noneMatch(one -> one.state().waitsForOffice());
        if (!open) {
            throw Refusal.because(ProblemType.CONFLICT, "application-moved");
        }
        Application renewal =
                earlier.stream()
                        .filter(one -> one.kind() == Application.Kind.RENEWAL)
                        .filter(one -> one.state().isOpen())
                        .findFirst()
                        .orElseGet(() ->
                                applications.begin(
                                        tx,
                                        parts.ids().next(),
                                        Application.Kind.RENEWAL,
                                        group.id(),
                                        new ApplicationStore.Applicant(
                                                owner.email(), owner.name(), language)));
        applications.save(tx, renewal.id(), said);
        Application moved =
                applications
                        .move(tx, renewal.id(), ApplicationState.SUBMITTED, null, null)
                        .orElseThrow();
        parts.audit().add(tx, owner.id(), "registration.submit", group.id(), "renewal");
        letters.moved(tx, moved, group.title(), "");
    }

    private Answer decide(Request request) throws IOException {
        StoredEntry group = group(request);
        Form form = request.form();
        String reason = form.text("reason").strip();
        Optional<Registration.Standing> standing =
                Arrays.stream(Registration.Standing.values())
                        .filter(one -> one.name().equals(form.text("standing")))
                        .findFirst();
        if (standing.isEmpty()
                || reason.isEmpty()
                || reason.length() > ApplicationStore.MAX_REASON_UNITS) {
            return show(
                    request, Answers.NONE, parts.screens().text(request, "term.reason-missing"));
        }
        parts.database()
                .write(tx -> {
                    parts.audit()
                            .add(
                                    tx,
                                    request.caller().account(),
                                    "registration.standing",
                                    group.id(),
                                    standing.get().name());
                    return registrations
                            .decide(
                                    tx,
                                    group.id(),
                                    standing.get(),
                                    reason,
                                    request.caller().account())
                            .orElseThrow(Refusal::notFound);
                });
        return Answer.seeOther(RegisterPaths.ofGroup(group.id()) + "?done=registration-standing");
    }
}
