package jp.musubi.site.trace;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What one page reads while it is planned and rendered. The graph of the content notes each
 * question by itself, so no page declares its dependencies a second time.
 *
 * <p>For one thread at a time.
 */
public final class Reads {
    private static final ScopedValue<Reads> NOW = ScopedValue.newInstance();

    private final Set<Fact> facts = new HashSet<>();

    /** Who is told of days only; null if this one notes facts itself. */
    private final @Nullable Reads outer;

    private @Nullable LocalDate turnsOn;

    /** Nothing read so far. */
    public Reads() {
        this(null);
    }

    private Reads(@Nullable Reads outer) {
        this.outer = outer;
    }

    /** Notes that whoever is rendered now reads a fact; the supplier is asked only then. */
    public static void note(Supplier<Fact> fact) {
        if (NOW.isBound() && NOW.get().outer == null) {
            NOW.get().facts.add(fact.get());
        }
    }

    /**
     * Does something that reads a great deal, and notes instead a few facts that change whenever
     * something of it does.
     */
    public static <T, E extends Exception> T inSum(Set<Fact> sum, ScopedValue.CallableOp<T, E> work)
            throws E {
        sum.forEach(fact -> note(() -> fact));
        return NOW.isBound()
                ? ScopedValue.where(NOW, new Reads(NOW.get())).call(work)
                : work.call();
    }

    /** Notes that what is rendered now reads differently from a day on. */
    public static void noteTurn(LocalDate day) {
        if (NOW.isBound()) {
            Reads now = NOW.get();
            while (now.outer != null) {
                now = now.outer;
            }
            LocalDate known = now.turnsOn;
            now.turnsOn = known == null || day.isBefore(known) ? day : known;
        }
    }

    /** Does something and notes what it reads here. */
    public <T, E extends Exception> T during(ScopedValue.CallableOp<T, E> work) throws E {
        return ScopedValue.where(NOW, this).call(work);
    }

    /** The facts that were read. */
    public Set<Fact> facts() {
        return facts;
    }

    /** The first day on which the same page may be another; null if only facts change it. */
    public @Nullable LocalDate turnsOn() {
        return turnsOn;
    }
}
