package jp.musubi.cms.registration;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Email;
import jp.musubi.cms.database.Failures;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.CreateOutcome;
import jp.musubi.cms.entry.NewEntry;
import jp.musubi.cms.link.Link;
import jp.musubi.cms.link.MailedLink;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.problem.Problem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How an application begins and is taken up again: by a mailed link. Nothing is stored of a group
 * before somebody who reads that mail pressed the button behind the link. The answer to known
 * addresses is the one to others.
 */
final class StartScreens {
    /** Applications whose links are mailed at once. */
    private static final int MAX_LINKS = 5;

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final Applicants applicants;
    private final ApplicationLetters letters;
    private final Steps steps;
    private final RegisterLimits limits = new RegisterLimits();
    private final MailedLink<Link> link;

    StartScreens(Pieces pieces) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.applicants = pieces.applicants();
        this.letters = pieces.letters();
        this.steps = pieces.steps();
        this.link =
                new MailedLink<>(
                        RegisterPaths.LINK,
                        (request, secret) -> applicants.link(secret),
                        limits::wrongLink,
                        new MailedLink.Over("register/over.peb", "register.over"),
                        parts.screens());
    }

    List<Route> routes() {
        return List.of(
                Route.get(RegisterPaths.START, "団体登録のはじめの画面", "Where groups begin to register")
                        .allowing(Permission.ANYONE)
                        .answeringPage()
                        .by(request -> start(request, "", "", "", List.of())),
                Route.post(RegisterPaths.START, "団体登録をはじめる", "Begin to register")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::begin),
                Route.get(RegisterPaths.RESUME, "申請の続きのリンクを頼む画面", "Asks for a link")
                        .allowing(Permission.ANYONE)
                        .answeringPage()
                        .by(request -> resume(request, "", false)),
                Route.post(RegisterPaths.RESUME, "申請の続きのリンクを頼む", "Ask for a link")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::mailAgain),
                link.shown(Permission.ANYONE, "届いたリンク", "A link that was mailed", this::show),
                link.pressed(Permission.ANYONE, "申請を開く", "Open an application", this::open));
    }

    private Answer start(
            Request request, String group, String person, String email, List<Problem> problems) {
        return show(
                request,
                Screen.of("register/start.peb", text(request, "register.title"), Section.NONE)
                        .with("group", group)
                        .with("person", person)
                        .with("email", email)
                        .with("groupError", error(request, problems, "group"))
                        .with("personError", error(request, problems, "name"))
                        .with("emailError", error(request, problems, "email"))
                        .with("days", Applicants.KEPT.toDays())
                        .with("questions", steps.questions().size())
                        .withStatus(problems.isEmpty() ? 200 : 422));
    }

    private static String error(Request request, List<Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(problem -> problem.message(request.language()))
                .findFirst()
                .orElse("");
    }

    private Answer begin(Request request) throws IOException {
        Form form = request.form();
        String group = form.one("group").orElse("");
        String person = form.one("name").orElse("");
        String typed = form.one("email").orElse("");
        Optional<String> email = Email.normalised(typed);
        List<Problem> problems = problems(typed, person, group);
        if (email.isEmpty() || !problems.isEmpty()) {
            return start(request, group, person, typed, problems);
        }
        limits.mail(request, email.get());
        var beginning = new Beginning(email.get(), person, group, request.language());
        List<ApplicationLetters.Open> others = open(email.get());
        parts.database().write(tx -> letters.begin(tx, parts.ids().next(), beginning, others));
        return sent(request, email.get());
    }

    private static List<Problem> problems(String email, String person, String group) {
        Stream<Problem> ofGroup =
                AccountStore.problems(email, group).stream()
                        .filter(problem -> problem.field().equals("name"))
                        .map(problem -> new Problem("group", problem.code(), problem.arguments()));
        return Stream.concat(AccountStore.problems(email, person).stream(), ofGroup).toList();
    }

    private Answer sent(Request request, String email) {
        return show(
                request,
                Screen.of("register/sent.peb", text(request, "sent.title"), Section.NONE)
                        .with("email", email)
                        .with("days", Applicants.KEPT.toDays()));
    }

    private Answer resume(Request request, String email, boolean refused) {
        return show(
                request,
                Screen.of("register/resume.peb", text(request, "register.resume"), Section.NONE)
                        .with("email", email)
                        .with("refused", refused)
                        .withStatus(refused ? 422 : 200));
    }

    private Answer mailAgain(Request request) throws IOException {
        String typed = request.form().one("email").orElse("");
        Optional<String> email = Email.normalised(typed);
        if (email.isEmpty()) {
            return resume(request, typed, true);
        }
        limits.mail(request, email.get());
        List<ApplicationLetters.Open> open = open(email.get());
        var to = new Beginning(email.get(), "", "", request.language());
        parts.database()
                .write(tx -> {
                    UUID mail = letters.resume(tx, to, open);
                    if (open.isEmpty()) {
                        // it was written so that the answer takes as long as for others
                        parts.mails().withdraw(tx, mail);
                    }
                    return mail;
                });
        return sent(request, email.get());
    }

    private List<ApplicationLetters.Open> open(String email) {
        return applications.openOf(email, MAX_LINKS).stream()
                .filter(one -> one.kind() == Application.Kind.REGISTRATION)
                .map(one -> new ApplicationLetters.Open(one.id(), Beginning.of(one, name(one))))
                .toList();
    }

    private String name(Application application) {
        return parts.entries()
                .find(application.group())
                .map(group -> group.title())
                .orElse(application.name());
    }

    private Answer show(Request request, Link opened) {
        Beginning beginning = Beginning.of(opened);
        return show(
                request,
                Screen.of("register/link.peb", text(request, "register.open.title"), Section.NONE)
                        .with("group", beginning.group())
                        .with("email", beginning.email())
                        .with("known", applications.find(opened.subject()).isPresent())
                        .with("secret", MailedLink.secret(request)));
    }

    private Optional<Answer> open(Request request, Link opened) {
        Application application = begun(opened);
        String next =
                application.state() == ApplicationState.DRAFT
                        ? RegisterPaths.step(steps.at(0).id())
                        : RegisterPaths.STATUS;
        return Optional.of(applicants.remember(Answer.seeOther(next), MailedLink.secret(request)));
    }

    /** The application of a link; of two that open it at once for the first time, one begins it. */
    private Application begun(Link link) {
        try {
            return parts.database().write(tx -> begun(tx, link));
        } catch (RuntimeException e) {
            if (Failures.isDuplicate(e)) {
                return applications.find(link.subject()).orElseThrow();
            }
            throw e;
        }
    }

    private Application begun(Transaction tx, Link link) {
        return applications
                .find(tx, link.subject())
                .orElseGet(() -> {
                    Beginning beginning = Beginning.of(link);
                    Fields fields =
                            Fields.NONE.with(
                                    steps.group().titleField(), new Value.Text(beginning.group()));
                    var wanted =
                            new NewEntry(
                                    steps.group(), null, null, null, new Content(fields, Set.of()));
                    return switch (parts.entries().create(tx, wanted)) {
                        case CreateOutcome.Created(var group) ->
                                applications.begin(
                                        tx,
                                        link.subject(),
                                        Application.Kind.REGISTRATION,
                                        group.id(),
                                        beginning.applicant());
                        case CreateOutcome.SlugTaken taken ->
                                throw new IllegalStateException("a slug of our own is taken");
                        case CreateOutcome.SlugInvalid invalid ->
                                throw new IllegalStateException("a slug of our own is invalid");
                    };
                });
    }

    private Answer show(Request request, Screen screen) {
        return parts.screens().show(request, screen);
    }

    private String text(Request request, String key) {
        return parts.screens().text(request, key);
    }
}
