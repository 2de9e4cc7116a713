package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;
import jp.musubi.content.problem.Problem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answering an invitation: following the mailed link shows a page, its button joins. */
final class InvitationScreens {
    private static final String PATH = Invitations.PATH + "/{secret}";
    private static final Parameter SECRET =
            Parameter.path("secret", Label.of("リンクの合いかぎ", "Secret of the link"));

    private final Database database;
    private final Invitations invitations;
    private final AccountStore accounts;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final Screens screens;

    InvitationScreens(
            PeopleParts parts,
            Invitations invitations,
            SignIns signIns,
            SignInLimits limits,
            Screens screens) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.invitations = invitations;
        this.signIns = signIns;
        this.limits = limits;
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "招待を見る", "An invitation")
                        .allowing(Permission.ANYONE)
                        .with(SECRET)
                        .answeringPage()
                        .by(this::show),
                Route.post(PATH, "招待を受ける", "Accept an invitation")
                        .allowing(Permission.ANYONE)
                        .with(SECRET)
                        .acceptingForm()
                        .by(this::accept));
    }

    private Answer show(Request request) {
        return open(request)
                .map(invitation -> show(request, invitation, "", ""))
                .orElseGet(() -> over(request));
    }

    private Optional<Invitation> open(Request request) {
        Optional<Invitation> open =
                database.read(tx -> invitations.find(tx, request.path("secret")));
        if (open.isEmpty()) {
            limits.secret(request);
        }
        return open;
    }

    private Answer show(Request request, Invitation invitation, String name, String error) {
        Screen screen =
                Screen.of(
                                "people/invitation.peb",
                                screens.text(request, "invitation.title"),
                                Section.NONE)
                        .with("place", invitations.place(invitation.group()))
                        .with("position", position(request, invitation))
                        .with(
                                "inviter",
                                accounts.find(invitation.invitedBy()).map(Account::name).orElse(""))
                        .with("email", invitation.email())
                        .with("known", invitations.known(invitation).isPresent())
                        .with("action", Invitations.PATH + "/" + request.path("secret"))
                        .with("name", name)
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    private String position(Request request, Invitation invitation) {
        return screens.text(request, "position." + invitation.position().id());
    }

    private Answer accept(Request request) throws IOException {
        String name = request.form().one("name").orElse("");
        Optional<Invitation> open = open(request);
        if (open.isEmpty()) {
            return over(request);
        }
        if (invitations.known(open.get()).isEmpty()) {
            List<Problem> problems = AccountStore.problems(open.get().email(), name);
            if (!problems.isEmpty()) {
                String error = problems.getFirst().message(request.language());
                return show(request, open.get(), name, error);
            }
        }
        Optional<Answer> answer =
                database.write(tx ->
                        invitations
                                .accept(tx, request.path("secret"), name)
                                .map(account ->
                                        signIns.enter(
                                                tx, request, account, BrowserSession.Way.LINK))
                                .map(entered -> signIns.answer(entered, "")));
        return answer.orElseGet(() -> over(request));
    }

    private Answer over(Request request) {
        return screens.show(
                request,
                Screen.of(
                                "people/invitation-over.peb",
                                screens.text(request, "invitation.over"),
                                Section.NONE)
                        .withStatus(404));
    }
}
