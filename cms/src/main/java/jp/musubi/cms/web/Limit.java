package jp.musubi.cms.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;

import java.time.Duration;

/** How often one address, or one account, may do one thing. Thread-safe. */
public final class Limit {
    private final Cache<String, Bucket> buckets;
    private final int capacity;
    private final Duration period;
    private final String reason;

    /**
     * A limit.
     *
     * @param capacity times at once, refilled evenly over the period
     * @param reason a key below {@code detail.} in the messages; {0} are the seconds to wait, {1}
     *     the minutes, rounded up
     */
    public Limit(int capacity, Duration period, String reason) {
        this.capacity = capacity;
        this.period = period;
        this.reason = reason;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(WebLimits.MAX_WATCHED_CALLERS)
                        .expireAfterAccess(period.multipliedBy(2))
                        .build();
    }

    /**
     * Counts once.
     *
     * @throws Refusal (too many requests) when it was too often; Retry-After says how long to wait
     */
    public void take(String key) {
        Bucket bucket = bucket(key);
        if (!bucket.tryConsume(1)) {
            long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            long seconds = Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
            throw Refusal.because(
                            ProblemType.TOO_MANY_REQUESTS, reason, seconds, (seconds + 59) / 60)
                    .with("Retry-After", Long.toString(seconds));
        }
    }

    /** Takes one count back: what was tried was right. */
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                none ->
                        Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(capacity).refillGreedy(capacity, period))
                                .build());
    }
}
