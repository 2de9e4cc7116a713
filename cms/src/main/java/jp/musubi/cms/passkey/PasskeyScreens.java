package jp.musubi.cms.passkey;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.Passkey;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Signing in with a passkey. Its owner proved to the device who they are, so it is both factors;
 * what is refused is answered alike, whatever the reason.
 */
public final class PasskeyScreens {
    private final Database database;
    private final AccountStore accounts;
    private final Ceremonies ceremonies;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final AuditLog audit;
    private final PublicAddress address;
    private final Screens screens;

    public PasskeyScreens(
            Database database,
            AccountStore accounts,
            Ceremonies ceremonies,
            SignIns signIns,
            SignInLimits limits,
            AuditLog audit,
            PublicAddress address,
            Screens screens) {
        this.database = database;
        this.accounts = accounts;
        this.ceremonies = ceremonies;
        this.signIns = signIns;
        this.limits = limits;
        this.audit = audit;
        this.address = address;
        this.screens = screens;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(Screens.PASSKEY, "パスキーの画面", "Screen for a passkey")
                        .allowing(Permission.ANYONE)
                        .with(LinkScreens.NEXT)
                        .answeringPage()
                        .by(request -> show(request, request.query().one("next"), false)),
                Route.post(
                                Screens.PASSKEY + "/challenge",
                                "パスキーに問いかける",
                                "Ask for a passkey to sign in with")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::ask),
                Route.post(Screens.PASSKEY, "パスキーでサインインする", "Sign in with a passkey")
                        .allowing(Permission.ANYONE)
                        .acceptingForm()
                        .by(this::signIn));
    }

    private Answer show(Request request, Optional<String> next, boolean refused) {
        boolean half = request.caller().browser().isPresent() && !request.caller().isKnown();
        Screen screen =
                Screen.of(
                                "sign-in/passkey.peb",
                                screens.text(request, "passkey.title"),
                                Section.NONE)
                        .with("relyingParty", address.host())
                        .with("next", next.flatMap(LocalPath::of).orElse(""))
                        .with("needed", half)
                        .with("refused", refused)
                        .withStatus(refused ? 422 : 200);
        return screens.show(request, screen);
    }

    private Answer ask(Request request) {
        limits.challenge(request);
        return Answer.text(200, "application/json", database.write(ceremonies::askToSignIn))
                .with("Cache-Control", "no-store");
    }

    private Answer signIn(Request request) throws IOException {
        Form form = request.form();
        limits.secret(request);
        Optional<SignIns.Entered> entered =
                database.write(tx -> enter(tx, request, form.text("credential")));
        if (entered.isEmpty()) {
            return show(request, form.one("next"), true);
        }
        limits.secretWasRight(request);
        return signIns.answer(entered.get(), form.text("next"));
    }

    private Optional<SignIns.Entered> enter(Transaction tx, Request request, String answer) {
        return switch (ceremonies.signIn(tx, answer)) {
            case Ceremonies.Verdict.Right right -> enter(tx, request, right.passkey());
            case Ceremonies.Verdict.CountedBack back -> {
                Passkey passkey = back.passkey();
                audit.add(tx, null, "passkey.counted-back", passkey.account(), "");
                yield Optional.empty();
            }
            case Ceremonies.Verdict.Wrong _ -> Optional.empty();
        };
    }

    private Optional<SignIns.Entered> enter(Transaction tx, Request request, Passkey passkey) {
        return accounts.find(tx, passkey.account())
                .filter(Account::active)
                .map(account -> signIns.enter(tx, request, account, BrowserSession.Way.PASSKEY));
    }
}
