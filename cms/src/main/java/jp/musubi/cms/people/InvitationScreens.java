package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.link.MailedLink;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.problem.Problem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answering an invitation by the link that was mailed. */
final class InvitationScreens {
    /** The page of links that open nothing. */
    static final MailedLink.Over OVER =
            new MailedLink.Over("people/invitation-over.peb", "invitation.over");

    private final Database database;
    private final Invitations invitations;
    private final AccountStore accounts;
    private final SignIns signIns;
    private final Screens screens;
    private final MailedLink<Invitation> link;

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
        this.screens = screens;
        this.link = new MailedLink<>(Invitations.PATH, this::open, limits::secret, OVER, screens);
    }

    List<Route> routes() {
        return List.of(
                link.shown(
                        Permission.ANYONE,
                        "招待を見る",
                        "An invitation",
                        (request, open) -> show(request, open, "", "")),
                link.pressed(Permission.ANYONE, "招待を受ける", "Accept an invitation", this::accept));
    }

    private Optional<Invitation> open(Request request, String secret) {
        return database.read(tx -> invitations.find(tx, secret));
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
                        .with("action", link.path(request))
                        .with("name", name)
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    private String position(Request request, Invitation invitation) {
        return screens.text(request, "position." + invitation.position().id());
    }

    private Optional<Answer> accept(Request request, Invitation open) throws IOException {
        String name = request.form().one("name").orElse("");
        if (invitations.known(open).isEmpty()) {
            List<Problem> problems = AccountStore.problems(open.email(), name);
            if (!problems.isEmpty()) {
                String error = problems.getFirst().message(request.language());
                return Optional.of(show(request, open, name, error));
            }
        }
        return database.write(tx ->
                invitations
                        .accept(tx, MailedLink.secret(request), name)
                        .map(account ->
                                signIns.enter(tx, request, account, BrowserSession.Way.LINK))
                        .map(entered -> signIns.answer(entered, "")));
    }
}
