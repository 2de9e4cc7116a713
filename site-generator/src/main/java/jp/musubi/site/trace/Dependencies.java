package jp.musubi.site.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Who read what, in both directions. A reader is a unit or a file of the site, by its name.
 *
 * <p>For one thread at a time.
 */
public final class Dependencies {
    private static final Fact[] NOTHING = {};

    private final Map<Fact, Known> facts = new HashMap<>();
    private final Map<String, Fact[]> read = new HashMap<>();

    /** A fact with those who read it; one object for all of them. */
    private record Known(Fact fact, Set<String> readers) {}

    /** Replaces what is known of a reader. */
    public void record(String reader, Set<Fact> now) {
        Fact[] before = read.getOrDefault(reader, NOTHING);
        for (Fact fact : before) {
            if (!now.contains(fact)) {
                leave(reader, fact);
            }
        }
        var kept = new Fact[now.size()];
        int i = 0;
        for (Fact fact : now) {
            Known known = facts.computeIfAbsent(fact, each -> new Known(each, new HashSet<>(4)));
            known.readers().add(reader);
            kept[i++] = known.fact();
        }
        read.put(reader, kept);
    }

    /** Forgets a reader. */
    public void forget(String reader) {
        Fact[] before = read.remove(reader);
        if (before != null) {
            Arrays.asList(before).forEach(fact -> leave(reader, fact));
        }
    }

    private void leave(String reader, Fact fact) {
        Known known = facts.get(fact);
        if (known != null && known.readers().remove(reader) && known.readers().isEmpty()) {
            facts.remove(fact);
        }
    }

    /** Everybody who read one of some facts. */
    public Set<String> readersOf(Set<Fact> changed) {
        var readers = new HashSet<String>();
        for (Fact fact : changed) {
            Known known = facts.get(fact);
            if (known != null) {
                readers.addAll(known.readers());
            }
        }
        return readers;
    }

    /** What a reader read. */
    public Set<Fact> factsOf(String reader) {
        return Set.of(read.getOrDefault(reader, NOTHING));
    }

    /** Hands over every reader with what it read. */
    public void forEach(BiConsumer<String, Fact[]> each) {
        read.forEach(each);
    }
}
