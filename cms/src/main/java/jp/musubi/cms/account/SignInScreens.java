package jp.musubi.cms.account;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Signing in and out. */
public final class SignInScreens {
    private static final Parameter NEXT =
            Parameter.query(
                    "next", Label.of("そのあと開く画面", "Screen to open afterwards"), Schemas.text());

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final AuditLog audit;
    private final Cookies cookies;
    private final Screens screens;

    public SignInScreens(
            Database database,
            AccountStore accounts,
            SessionStore sessions,
            AuditLog audit,
            Cookies cookies,
            Screens screens) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.cookies = cookies;
        this.screens = screens;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(Screens.SIGN_IN, "サインインの画面", "Screen to sign in")
                        .allowing(Permission.ANYONE)
                        .with(NEXT)
                        .answeringPage()
                        .by(this::form),
                Route.post(Screens.SIGN_IN + "/passphrase", "合いことばでサインインする", "Sign in")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::signIn),
                Route.post(Route.SCREENS + "/sign-out", "サインアウトする", "Sign out")
                        .allowing(Permission.READER)
                        .acceptingForm()
                        .by(this::signOut));
    }

    private Answer form(Request request) {
        return form(request, "", request.query().one("next").orElse(""), false);
    }

    private Answer form(Request request, String email, String next, boolean refused) {
        Screen screen =
                Screen.of("sign-in.peb", screens.text(request, "sign-in.title"), Section.NONE)
                        .with("email", email)
                        .with("next", LocalPath.of(next).orElse(""))
                        .with("refused", refused)
                        .withStatus(refused ? 422 : 200);
        return screens.show(request, screen);
    }

    private Answer signIn(Request request) throws IOException {
        Form form = request.form();
        String email = form.one("email").orElse("");
        Optional<Account> account = accounts.authenticate(email, form.text("passphrase"));
        if (account.isEmpty()) {
            return form(request, email, form.text("next"), true);
        }
        SessionStore.Begun begun =
                database.write(tx -> {
                    audit.add(tx, account.get().id(), "session.begin", account.get().id(), "");
                    return sessions.begin(
                            tx, account.get(), true, request.header("User-Agent").orElse(""));
                });
        return Answer.seeOther(LocalPath.of(form.text("next")).orElse(Route.SCREENS))
                .with("Set-Cookie", cookies.begin(begun.secret(), begun.kept()));
    }

    private Answer signOut(Request request) {
        request.caller()
                .browser()
                .ifPresent(session ->
                        database.write(tx -> {
                            audit.add(tx, session.account(), "session.end", session.account(), "");
                            return SessionStore.end(tx, session.account(), session.id());
                        }));
        return Answer.seeOther(Screens.SIGN_IN + "?done=signed-out")
                .with("Set-Cookie", cookies.end());
    }
}
