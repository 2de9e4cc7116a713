package jp.musubi.cms.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

import java.time.Duration;

/**
 * How often one address or account may come. Addresses and accounts are known before anything of a
 * request is read but its head. Thread-safe.
 */
final class RateLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cache<String, Bucket> addresses = watched();
    private final Cache<String, Bucket> accounts = watched();
    private final Cache<String, Bucket> failures = watched();

    private static Cache<String, Bucket> watched() {
        return Caffeine.newBuilder()
                .maximumSize(WebLimits.MAX_WATCHED_CALLERS)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build();
    }

    /** Counts a request of an address. */
    void request(String address) {
        take(addresses, address, WebLimits.MAX_REQUESTS_PER_ADDRESS_PER_SECOND, SECOND);
    }

    /** Counts a request of an account. */
    void signedIn(String account) {
        take(accounts, account, WebLimits.MAX_REQUESTS_PER_ACCOUNT_PER_SECOND, SECOND);
    }

    /** Counts a sign-in that was refused. */
    void failure(String address) {
        take(failures, address, WebLimits.MAX_FAILED_SIGN_INS_PER_ADDRESS_PER_MINUTE, MINUTE);
    }

    private static void take(
            Cache<String, Bucket> buckets, String key, int capacity, Duration period) {
        Bucket bucket =
                buckets.get(
                        key,
                        none ->
                                Bucket.builder()
                                        .addLimit(limit ->
                                                limit.capacity(capacity)
                                                        .refillGreedy(capacity, period))
                                        .build());
        if (!bucket.tryConsume(1)) {
            long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            long seconds = Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
            throw Refusal.because(
                            ProblemType.TOO_MANY_REQUESTS,
                            ProblemType.TOO_MANY_REQUESTS.id(),
                            seconds)
                    .with("Retry-After", Long.toString(seconds));
        }
    }
}
