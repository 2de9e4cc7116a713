package jp.musubi.cms.account;

import jp.musubi.cms.web.Authenticator;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Secrets;

import java.util.Optional;

/** Signs programs in by their tokens and browsers by their sessions. */
public final class SignedIn implements Authenticator {
    private static final String CSRF = "csrf";

    private final TokenStore tokens;
    private final SessionStore sessions;

    public SignedIn(TokenStore tokens, SessionStore sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Optional<Caller> holder(String token) {
        return tokens.authenticate(token).map(SignedIn::caller);
    }

    private static Caller caller(TokenStore.Holder holder) {
        return new Caller(
                holder.account().id(),
                holder.account().role().standing(),
                holder.token().scope().allows(Scope.WRITE),
                null);
    }

    @Override
    public Optional<Caller> visitor(String secret) {
        return sessions.visitor(secret)
                .map(visitor -> caller(visitor, Secrets.derived(secret, CSRF)));
    }

    private static Caller caller(SessionStore.Visitor visitor, String csrfToken) {
        var session = new Caller.Session(visitor.session().id(), visitor.account().id(), csrfToken);
        return visitor.session().complete()
                ? new Caller(
                        visitor.account().id(), visitor.account().role().standing(), true, session)
                : new Caller(null, Caller.ANYONE.standing(), false, session);
    }
}
