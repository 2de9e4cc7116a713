package jp.musubi.cms.people;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.signin.SignInLimits;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;

import java.io.IOException;

/**
 * That it is really they, before the ways into an account change: the present passphrase, or having
 * signed in just now by a mailed link or a passkey. A browser left open is not enough.
 */
final class Proof {
    /** The form field of the present passphrase. */
    static final String FIELD = "present";

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final SignInLimits limits;

    Proof(PeopleParts parts, SignInLimits limits) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.sessions = parts.sessions();
        this.limits = limits;
    }

    /**
     * The browser's session. Programs with a token have no account screen of their own.
     *
     * @throws Refusal (not found) if no browser asks
     */
    BrowserSession session(Request request) {
        return request.caller()
                .browser()
                .map(Caller.Session::id)
                .flatMap(sessions::find)
                .orElseThrow(Refusal::notFound);
    }

    /** Whether they came by a mailed link or a passkey just now. */
    boolean isFresh(Request request) {
        return session(request).isFresh(database.read(tx -> tx.now()));
    }

    /**
     * Whether they proved it.
     *
     * @throws Refusal (too many requests) if passphrases were tried too often
     */
    boolean isGiven(Request request, Account me) throws IOException {
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
