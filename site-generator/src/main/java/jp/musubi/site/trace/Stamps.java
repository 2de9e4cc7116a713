package jp.musubi.site.trace;

import java.util.HashMap;
import java.util.Map;

/**
 * The state of every fact as one number each: the sum of what its providers add. Two states differ
 * in a fact when the numbers differ, whoever provides it and in whatever order.
 *
 * <p>For one thread at a time.
 */
public final class Stamps {
    private final Map<Fact, Long> sums;

    /** No facts. */
    public Stamps() {
        this.sums = new HashMap<>();
    }

    /** A copy, which goes its own way. */
    public Stamps(Map<Fact, Long> sums) {
        this.sums = new HashMap<>(sums);
    }

    /** Adds what a provider says of a fact. */
    public void add(Fact fact, long stamp) {
        sums.merge(fact, stamp, Stamps::sum);
    }

    /** Adds all that others say. */
    public void addAll(Stamps others) {
        others.sums.forEach(this::add);
    }

    /** Takes back what {@link #add} added. */
    public void subtract(Fact fact, long stamp) {
        sums.merge(fact, -stamp, Stamps::sum);
    }

    /** Says what the stamp of a fact is, as it was kept; zero for a fact that is no more. */
    public void set(Fact fact, long stamp) {
        if (stamp == 0) {
            sums.remove(fact);
        } else {
            sums.put(fact, stamp);
        }
    }

    /** A fact that nobody provides any more is forgotten, as if it had never been. */
    @SuppressWarnings("NullAway") // null is how merge is told to remove
    private static Long sum(Long one, Long other) {
        long sum = one + other;
        return sum == 0 ? null : Long.valueOf(sum);
    }

    /**
     * What has to be added to each stamp of another state to get this one; the rest is left out.
     */
    public Map<Fact, Long> since(Stamps other) {
        Map<Fact, Long> changes = new HashMap<>(sums);
        other.sums.forEach((fact, stamp) -> changes.merge(fact, -stamp, Stamps::sum));
        return changes;
    }

    /** The number of each fact. */
    public Map<Fact, Long> sums() {
        return sums;
    }
}
