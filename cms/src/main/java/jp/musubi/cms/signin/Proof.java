package jp.musubi.cms.signin;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;

import java.io.IOException;

/**
 * That it is really they, before the ways into an account change: the present passphrase, or having
 * signed in just now by a mailed link or a passkey. A browser left open is not enough.
 */
public final class Proof {
    /** The form field of the present passphrase. */
    public static final String FIELD = "present";

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final SignInLimits limits;

    public Proof(
            Database database, AccountStore accounts, SessionStore sessions, SignInLimits limits) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
    }

    /**
     * The browser's session. Programs with a token have no account screen of their own.
     *
     * @throws Refusal (not found) if no browser asks
     */
    public BrowserSession session(Request request) {
        return request.caller()
                .browser()
                .map(Caller.Session::id)
                .flatMap(sessions::find)
                .orElseThrow(Refusal::notFound);
    }

    /** Whether they came by a mailed link or a passkey just now. */
    public boolean isFresh(Request request) {
        return session(request).isFresh(database.read(tx -> tx.now()));
    }

    /**
     * Whether they proved it.
     *
     * @throws Refusal (too many requests) if passphrases were tried too often
     */
    public boolean isGiven(Request request, Account me) throws IOException {
        if (isFresh(request)) {
            return true;
        }
        limits.code(request, me.id());
        boolean right = accounts.verify(me.id(), request.form().text(FIELD));
        if (right) {
            limits.codeWasRight(request, me.id());
        }
        return right;
    }
}
