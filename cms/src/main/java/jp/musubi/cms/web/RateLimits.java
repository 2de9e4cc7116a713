package jp.musubi.cms.web;

import java.time.Duration;

/**
 * How often one address or account may come. Addresses and accounts are known before anything of a
 * request is read but its head. Thread-safe.
 */
final class RateLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String REASON = ProblemType.TOO_MANY_REQUESTS.id();

    private final Limit addresses =
            new Limit(WebLimits.MAX_REQUESTS_PER_ADDRESS_PER_SECOND, SECOND, REASON);
    private final Limit accounts =
            new Limit(WebLimits.MAX_REQUESTS_PER_ACCOUNT_PER_SECOND, SECOND, REASON);
    private final Limit failures =
            new Limit(WebLimits.MAX_FAILED_SIGN_INS_PER_ADDRESS_PER_MINUTE, MINUTE, REASON);

    /** Counts a request of an address. */
    void request(String address) {
        addresses.take(address);
    }

    /** Counts a request of an account. */
    void signedIn(String account) {
        accounts.take(account);
    }

    /** Counts a sign-in that was refused. */
    void failure(String address) {
        failures.take(address);
    }
}
