package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.Passkey;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.account.Token;
import jp.musubi.cms.account.TokenStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.signin.Proof;
import jp.musubi.cms.signin.SignIns;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Everybody's own account: what they are called, how they sign in, where they are signed in. */
final class MeScreens {
    static final String PATH = Route.SCREENS + "/me";

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final TokenStore tokens;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final PublicAddress address;
    private final AuditLog audit;
    private final SignIns signIns;
    private final Proof proof;
    private final Screens screens;

    MeScreens(PeopleParts parts, SignIns signIns, Proof proof, Screens screens) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.sessions = parts.sessions();
        this.tokens = parts.tokens();
        this.factors = parts.factors();
        this.passkeys = parts.passkeys();
        this.address = parts.address();
        this.audit = parts.audit();
        this.signIns = signIns;
        this.proof = proof;
        this.screens = screens;
    }

    /**
     * A browser that is signed in.
     *
     * @param here whether it is the one that asks
     */
    public record SessionView(UUID id, String device, String used, boolean here) {}

    /** A passkey of theirs. */
    public record PasskeyView(UUID id, String name, String made, String used) {}

    /** A token that is good. */
    public record TokenView(UUID id, String name, String prefix, String used) {}

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "わたしのアカウント", "My account")
                        .allowing(Permission.READER)
                        .answeringPage()
                        .by(request -> show(request, "", "")),
                post("/name", "名前を変える", "Change my name").by(this::rename),
                post("/passphrase", "合いことばを決める", "Set my passphrase").by(this::passphrase),
                post("/sessions/end", "ほかの端末をサインアウトする", "End a session").by(this::endSession),
                post("/tokens/end", "トークンを止める", "Revoke a token").by(this::endToken));
    }

    private static Route.Builder post(String path, String ja, String en) {
        return Route.post(PATH + path, ja, en).allowing(Permission.WRITER).acceptingForm();
    }

    private Account me(Request request) {
        return accounts.find(request.caller().account()).orElseThrow(Refusal::notFound);
    }

    private Instant now() {
        return database.read(tx -> tx.now());
    }

    /** The screen, with what is wrong with a field; empty for nothing. */
    Answer show(Request request, String field, String error) {
        Account me = me(request);
        BrowserSession here = proof.session(request);
        boolean has = accounts.hasPassphrase(me.id());
        Screen screen =
                Screen.of("people/me.peb", screens.text(request, "me.title"), Section.NONE)
                        .with("me", me)
                        .with("hasPassphrase", has)
                        .with("fresh", proof.isFresh(request))
                        .with("factor", factors.isOn(me.id()))
                        .with("passkeys", passkeys(request, me))
                        .with("relyingParty", address.host())
                        .with("recoveryLeft", factors.recoveryCodesLeft(me.id()))
                        .with("mustHaveFactor", signIns.mustHaveFactor(me))
                        .with("sessions", sessions(request, me, here))
                        .with("tokens", tokens(request, me))
                        .with("field", field)
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return screens.show(request, screen);
    }

    private List<SessionView> sessions(Request request, Account me, BrowserSession here) {
        return sessions.list(me.id()).stream()
                .map(one ->
                        new SessionView(
                                one.id(),
                                screens.text(request, Devices.key(one.device())),
                                new Times(screens, request.language()).minute(one.usedAt()),
                                one.id().equals(here.id())))
                .toList();
    }

    private List<TokenView> tokens(Request request, Account me) {
        Instant now = now();
        return tokens.list(me.id()).stream()
                .filter(token -> token.isGood(now))
                .map(token -> view(request, token))
                .toList();
    }

    private TokenView view(Request request, Token token) {
        return new TokenView(
                token.id(), token.name(), token.prefix(), used(request, token.lastUsedAt()));
    }

    private String used(Request request, @Nullable Instant used) {
        return used == null
                ? screens.text(request, "me.never")
                : new Times(screens, request.language()).minute(used);
    }

    private List<PasskeyView> passkeys(Request request, Account me) {
        return passkeys.list(me.id()).stream().map(passkey -> view(request, passkey)).toList();
    }

    private PasskeyView view(Request request, Passkey passkey) {
        return new PasskeyView(
                passkey.id(),
                passkey.name(),
                new Times(screens, request.language()).minute(passkey.createdAt()),
                used(request, passkey.usedAt()));
    }

    private Answer rename(Request request) throws IOException {
        proof.session(request);
        Account me = me(request);
        String name = request.form().one("name").orElse("");
        List<Problem> problems = AccountStore.problems(me.email(), name);
        if (!problems.isEmpty()) {
            return show(request, "name", problems.getFirst().message(request.language()));
        }
        database.write(tx -> {
            accounts.rename(tx, me.id(), name);
            audit.add(tx, me.id(), "account.rename", me.id(), "");
            return me;
        });
        return Answer.seeOther(PATH + "?done=renamed");
    }

    /** Needs the present passphrase, or a link that was mailed just now. */
    private Answer passphrase(Request request) throws IOException {
        BrowserSession here = proof.session(request);
        Account me = me(request);
        Form form = request.form();
        if (!proof.isGiven(request, me)) {
            return show(request, Proof.FIELD, screens.text(request, "me.present.wrong"));
        }
        var begun = new AtomicReference<SessionStore.Begun>();
        List<Problem> problems =
                accounts.changePassphrase(
                        me.id(),
                        form.text("passphrase"),
                        tx -> {
                            audit.add(tx, me.id(), "account.passphrase", me.id(), "");
                            begun.set(sessions.begin(tx, me, true, here.way(), here.device()));
                        });
        if (!problems.isEmpty()) {
            return show(request, "passphrase", problems.getFirst().message(request.language()));
        }
        return signIns.with(
                Answer.seeOther(PATH + "?done=passphrase-set"),
                Objects.requireNonNull(begun.get()));
    }

    static Optional<UUID> id(Form form, String name) {
        return form.one(name).flatMap(Request::uuid);
    }

    private Answer endSession(Request request) throws IOException {
        proof.session(request);
        UUID me = request.caller().account();
        UUID ended = id(request.form(), "session").orElseThrow(Refusal::notFound);
        database.write(tx -> {
            if (!SessionStore.end(tx, me, ended)) {
                throw Refusal.notFound();
            }
            audit.add(tx, me, "session.end", me, "");
            return ended;
        });
        return Answer.seeOther(PATH + "?done=session-ended");
    }

    private Answer endToken(Request request) throws IOException {
        proof.session(request);
        UUID me = request.caller().account();
        UUID ended = id(request.form(), "token").orElseThrow(Refusal::notFound);
        database.write(tx -> {
            if (!tokens.revoke(tx, me, ended)) {
                throw Refusal.notFound();
            }
            audit.add(tx, me, "token.revoke", me, "");
            return ended;
        });
        return Answer.seeOther(PATH + "?done=token-ended");
    }
}
