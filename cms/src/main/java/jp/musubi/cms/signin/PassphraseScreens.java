package jp.musubi.cms.signin;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Signing in with a passphrase, and signing out. */
public final class PassphraseScreens {
    private static final String PATH = Screens.SIGN_IN + "/passphrase";

    private final Database database;
    private final AccountStore accounts;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final Screens screens;

    public PassphraseScreens(
            Database database,
            AccountStore accounts,
            SignIns signIns,
            SignInLimits limits,
            Screens screens) {
        this.database = database;
        this.accounts = accounts;
        this.signIns = signIns;
        this.limits = limits;
        this.screens = screens;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "合いことばの画面", "Screen for the passphrase")
                        .allowing(Permission.ANYONE)
                        .with(LinkScreens.NEXT)
                        .answeringPage()
                        .by(this::form),
                Route.post(PATH, "合いことばでサインインする", "Sign in with a passphrase")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::signIn),
                Route.post(Route.SCREENS + "/sign-out", "サインアウトする", "Sign out")
                        .allowing(Permission.BROWSER)
                        .acceptingForm()
                        .by(request -> database.write(tx -> signIns.leave(tx, request))));
    }

    private Answer form(Request request) {
        return form(request, "", request.query().one("next").orElse(""), false);
    }

    private Answer form(Request request, String email, String next, boolean refused) {
        Screen screen =
                Screen.of(
                                "sign-in/passphrase.peb",
                                screens.text(request, "sign-in.passphrase.title"),
                                Section.NONE)
                        .with("email", email)
                        .with("next", LocalPath.of(next).orElse(""))
                        .with("refused", refused)
                        .withStatus(refused ? 422 : 200);
        return screens.show(request, screen);
    }

    private Answer signIn(Request request) throws IOException {
        Form form = request.form();
        String email = form.one("email").orElse("");
        limits.passphrase(request, email);
        Optional<SignIns.Entered> entered =
                accounts.authenticate(email, form.text("passphrase"))
                        .flatMap(known -> database.write(tx -> enter(tx, request, known)));
        if (entered.isEmpty()) {
            return form(request, email, form.text("next"), true);
        }
        limits.passphraseWasRight(request, email);
        return signIns.answer(entered.get(), form.text("next"));
    }

    /** Empty when the passphrase was changed, or the account suspended, a moment ago. */
    private Optional<SignIns.Entered> enter(
            Transaction tx, Request request, AccountStore.Known known) {
        return accounts.isStill(tx, known)
                ? Optional.of(
                        signIns.enter(tx, request, known.account(), BrowserSession.Way.PASSPHRASE))
                : Optional.empty();
    }
}
