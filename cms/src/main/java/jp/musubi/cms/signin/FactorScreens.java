package jp.musubi.cms.signin;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.TimedCodes;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The second factor: given to finish a session, added, taken away. Which account a code is for, the
 * browser's own session says and nothing that is sent. A browser left open is not enough to add
 * one: with it, others would lock the owner out.
 */
public final class FactorScreens {
    private static final String PATH = Screens.SECOND_FACTOR;
    private static final String REFUSED = "code.refused";
    private static final String ME = Route.SCREENS + "/me";

    private final Database database;
    private final AccountStore accounts;
    private final FactorStore factors;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final Proof proof;
    private final MailStore mails;
    private final AuditLog audit;
    private final Screens screens;

    public FactorScreens(
            Database database,
            AccountStore accounts,
            FactorStore factors,
            SignIns signIns,
            SignInLimits limits,
            Proof proof,
            MailStore mails,
            AuditLog audit,
            Screens screens) {
        this.database = database;
        this.accounts = accounts;
        this.factors = factors;
        this.signIns = signIns;
        this.limits = limits;
        this.proof = proof;
        this.mails = mails;
        this.audit = audit;
        this.screens = screens;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "確認コードの画面", "Screen for the second factor")
                        .allowing(Permission.BROWSER)
                        .with(LinkScreens.NEXT)
                        .answeringPage()
                        .by(this::show),
                post("", Permission.BROWSER, "確認コードを入れる", "Give the second factor").by(this::give),
                post("/confirmation", Permission.BROWSER, "確認コードを使い始める", "Add a second factor")
                        .by(this::confirm),
                post("/enrolment", Permission.WRITER, "確認コードの準備をする", "Prepare a second factor")
                        .by(this::enrol),
                post("/removal", Permission.WRITER, "確認コードをやめる", "Remove the second factor")
                        .by(this::remove));
    }

    private static Route.Builder post(String path, Permission who, String ja, String en) {
        return Route.post(PATH + path, ja, en).allowing(who).acceptingForm();
    }

    private static Caller.Session session(Request request) {
        return request.caller().browser().orElseThrow(Refusal::notFound);
    }

    private Account account(Request request) {
        return accounts.find(session(request).account()).orElseThrow(Refusal::notFound);
    }

    private Answer show(Request request) {
        return show(request, request.query().one("next").orElse(""), "");
    }

    /** The screen, with the name of the sentence that says what was wrong; empty for nothing. */
    private Answer show(Request request, String next, String refused) {
        Account account = account(request);
        Optional<byte[]> pending = factors.pending(account.id());
        boolean may = signIns.mayAddCodes(request, account);
        if (pending.isPresent() && may) {
            return enrolment(request, account, pending.get(), next, refused);
        }
        if (!factors.isOn(account.id())) {
            String to = LocalPath.of(next).orElse(Route.SCREENS);
            return Answer.seeOther(may ? ME : Screens.PASSKEY + "?next=" + Screens.encoded(to));
        }
        boolean inside = request.caller().isKnown();
        String template = inside ? "sign-in/removal.peb" : "sign-in/code.peb";
        String title = screens.text(request, inside ? "removal.title" : "code.title");
        Screen screen =
                Screen.of(template, title, Section.NONE)
                        .with("next", LocalPath.of(next).orElse(""))
                        .with("refused", refused)
                        .withStatus(refused.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    private Answer enrolment(
            Request request, Account account, byte[] secret, String next, String refused) {
        String letters = TimedCodes.base32(secret);
        Screen screen =
                Screen.of("sign-in/enrol.peb", screens.text(request, "enrol.title"), Section.NONE)
                        .with("qr", QrCode.of(address(account, letters)))
                        .with("secret", letters.replaceAll("(.{4})(?!$)", "$1 "))
                        .with("must", signIns.mustHaveFactor(account))
                        .with("next", LocalPath.of(next).orElse(""))
                        .with("proof", request.caller().isKnown() && !proof.isFresh(request))
                        .with("refused", refused)
                        .withStatus(refused.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    /** What apps read: the key URI that they agreed on. */
    private static String address(Account account, String letters) {
        String label =
                URLEncoder.encode("Musubi:" + account.email(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + letters + "&issuer=Musubi";
    }

    private Answer give(Request request) throws IOException {
        if (request.caller().isKnown()) {
            return Answer.seeOther(Route.SCREENS);
        }
        Form form = request.form();
        Account account = account(request);
        limits.code(request, account.id());
        Optional<SessionStore.Begun> begun =
                database.write(tx ->
                        factors.accept(tx, account.id(), form.text("code"))
                                ? Optional.of(signIns.complete(tx, request, account))
                                : Optional.empty());
        if (begun.isEmpty()) {
            return show(request, form.text("next"), REFUSED);
        }
        limits.codeWasRight(request, account.id());
        String next = LocalPath.of(form.text("next")).orElse(Route.SCREENS);
        return signIns.with(Answer.seeOther(next), begun.get());
    }

    private Answer enrol(Request request) {
        session(request);
        UUID account = request.caller().account();
        database.write(tx -> {
            factors.beginAnew(tx, account);
            audit.add(tx, account, "factor.begin", account, "");
            return account;
        });
        return Answer.seeOther(PATH);
    }

    private record Confirmed(List<String> recoveryCodes, SessionStore.Begun begun) {}

    private Answer confirm(Request request) throws IOException {
        Form form = request.form();
        Account account = account(request);
        if (!signIns.mayAddCodes(request, account)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        if (request.caller().isKnown() && !proof.isGiven(request, account)) {
            return show(request, form.text("next"), "me.present.wrong");
        }
        limits.code(request, account.id());
        Optional<Confirmed> confirmed =
                database.write(tx ->
                        factors.confirm(tx, account.id(), form.text("code"))
                                .map(codes -> {
                                    audit.add(tx, account.id(), "factor.add", account.id(), "");
                                    mail(tx, request, account, "mail.factor.added");
                                    return new Confirmed(
                                            codes, signIns.complete(tx, request, account));
                                }));
        if (confirmed.isEmpty()) {
            return show(request, form.text("next"), REFUSED);
        }
        limits.codeWasRight(request, account.id());
        Screen screen =
                Screen.of(
                                "sign-in/recovery.peb",
                                screens.text(request, "recovery.title"),
                                Section.NONE)
                        .with("codes", confirmed.get().recoveryCodes())
                        .with("next", LocalPath.of(form.text("next")).orElse(Route.SCREENS));
        return signIns.with(screens.show(request, screen), confirmed.get().begun());
    }

    private Answer remove(Request request) throws IOException {
        session(request);
        Form form = request.form();
        Account account = account(request);
        limits.code(request, account.id());
        boolean removed =
                database.write(tx -> {
                    if (!factors.accept(tx, account.id(), form.text("code"))) {
                        return false;
                    }
                    factors.remove(tx, account.id());
                    audit.add(tx, account.id(), "factor.remove", account.id(), "");
                    SessionStore.endAllOf(tx, account.id());
                    TokenStore.revokeAllOf(tx, account.id());
                    mail(tx, request, account, "mail.factor.removed");
                    return true;
                });
        if (!removed) {
            return show(request, "", REFUSED);
        }
        limits.codeWasRight(request, account.id());
        return signIns.gone("factor-removed");
    }

    private void mail(Transaction tx, Request request, Account account, String key) {
        mails.add(
                tx,
                Letter.of(
                        account.email(),
                        screens.text(request, key + ".subject"),
                        screens.text(request, key + ".body")));
    }
}
