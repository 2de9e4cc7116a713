package jp.musubi.cms.signin;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.FactorStore;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.screen.LocalPath;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.util.UUID;

/**
 * Begins sessions, whichever way people signed in: who has a second factor, or must have one, gets
 * a session that can do nothing until it was given. A passkey is both factors at once.
 */
public final class SignIns {
    private final SessionStore sessions;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final AuditLog audit;
    private final Cookies cookies;
    private final boolean staffNeedFactor;

    /**
     * Begins sessions.
     *
     * @param staffNeedFactor whether those who act for the city must have a second factor
     */
    public SignIns(
            SessionStore sessions,
            FactorStore factors,
            PasskeyStore passkeys,
            AuditLog audit,
            Cookies cookies,
            boolean staffNeedFactor) {
        this.sessions = sessions;
        this.factors = factors;
        this.passkeys = passkeys;
        this.audit = audit;
        this.cookies = cookies;
        this.staffNeedFactor = staffNeedFactor;
    }

    /** A session that began, and what its browser has to do next. */
    public record Entered(SessionStore.Begun begun, boolean complete) {}

    /** Whether that account may not do without a second factor. */
    public boolean mustHaveFactor(Account account) {
        return staffNeedFactor && account.role().isStaff();
    }

    /**
     * Whether a browser may add codes of an app to an account: one that is signed in, and one that
     * still needs a second factor unless the account has a passkey to give. Else a passphrase alone
     * would do where its owner has a passkey.
     */
    boolean mayAddCodes(Request request, Account account) {
        return request.caller().isKnown() || !passkeys.hasAny(account.id());
    }

    /** Begins a session; the one that the browser had before ends. */
    public Entered enter(Transaction tx, Request request, Account account, BrowserSession.Way way) {
        boolean on = factors.isOn(tx, account.id());
        boolean complete = way == BrowserSession.Way.PASSKEY || !(on || mustHaveFactor(account));
        if (!complete && !on && passkeys.list(tx, account.id()).isEmpty()) {
            factors.begin(tx, account.id());
        }
        endOld(tx, request);
        String action = complete ? "session.begin" : "session.half";
        audit.add(tx, account.id(), action, account.id(), way.name());
        return new Entered(sessions.begin(tx, account, complete, way, device(request)), complete);
    }

    /** Finishes the browser's session: it gets another secret. */
    SessionStore.Begun complete(Transaction tx, Request request, Account account) {
        BrowserSession.Way way =
                request.caller()
                        .browser()
                        .flatMap(half -> sessions.find(half.id()))
                        .map(BrowserSession::way)
                        .orElse(BrowserSession.Way.PASSPHRASE);
        endOld(tx, request);
        audit.add(tx, account.id(), "session.begin", account.id(), way.name());
        return sessions.begin(tx, account, true, way, device(request));
    }

    private static void endOld(Transaction tx, Request request) {
        request.caller().browser().ifPresent(old -> SessionStore.end(tx, old.account(), old.id()));
    }

    private static String device(Request request) {
        String named = request.header("User-Agent").orElse("");
        return named.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /**
     * The answer that gives the browser its session.
     *
     * @param next where somebody wanted to go; no address of ours leads to the first screen
     */
    public Answer answer(Entered entered, String next) {
        String to = LocalPath.of(next).orElse(Route.SCREENS);
        String then =
                entered.complete() ? to : Screens.SECOND_FACTOR + "?next=" + Screens.encoded(to);
        return with(Answer.seeOther(then), entered.begun());
    }

    /** The same answer, giving the browser its session. */
    public Answer with(Answer answer, SessionStore.Begun begun) {
        return answer.with("Set-Cookie", cookies.begin(begun.secret(), begun.kept()));
    }

    /** Ends a browser's session. */
    Answer leave(Transaction tx, Request request) {
        request.caller().browser().ifPresent(session -> leave(tx, session));
        return gone("signed-out");
    }

    private void leave(Transaction tx, Caller.Session session) {
        UUID account = session.account();
        audit.add(tx, account, "session.end", account, "");
        SessionStore.end(tx, account, session.id());
    }

    /**
     * The answer to a browser whose session ended.
     *
     * @param done key of what happened
     */
    public Answer gone(String done) {
        return Answer.seeOther(Screens.SIGN_IN + "?done=" + done).with("Set-Cookie", cookies.end());
    }
}
