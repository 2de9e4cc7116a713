package jp.musubi.cms.account;

import jp.musubi.cms.web.Authenticator;
import jp.musubi.cms.web.Caller;

import java.util.Optional;

/** Signs programs in by their tokens. */
public final class BearerTokens implements Authenticator {
    private final TokenStore tokens;

    public BearerTokens(TokenStore tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<Caller> holder(String token) {
        return tokens.authenticate(token).map(BearerTokens::caller);
    }

    private static Caller caller(TokenStore.Holder holder) {
        return new Caller(
                holder.account().id(),
                holder.account().role().isStaff(),
                holder.token().scope().allows(Scope.WRITE));
    }
}
