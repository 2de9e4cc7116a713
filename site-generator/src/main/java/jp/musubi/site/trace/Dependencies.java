package jp.musubi.site.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Who read what. A reader is a unit or a file of the site, by its name.
 *
 * <p>The other direction, who read a fact, is found by looking at all readers as long as hardly
 * anybody asks, as in a process that builds once; then it is kept.
 *
 * <p>For one thread at a time.
 */
public final class Dependencies {
    private static final Fact[] NOTHING = {};

    /** A build asks twice: for its units and for its files. */
    private static final int MAX_SEARCHES = 2;

    private final Map<Fact, Known> facts = new HashMap<>();
    private final Map<String, Fact[]> read = new HashMap<>();
    private int searches;
    private boolean areReadersKept;

    /**
     * A fact, one object for all who read it.
     *
     * @param readers empty as long as all readers are looked at
     */
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
            kept[i++] = join(reader, fact);
        }
        read.put(reader, kept);
    }

    /**
     * Says what a new reader read, as it was kept by an earlier process.
     *
     * @param kept one object for each fact, whoever read it; not to be changed
     */
    public void restore(String reader, Fact[] kept) {
        forget(reader);
        read.put(reader, kept);
        if (areReadersKept) {
            Arrays.asList(kept).forEach(fact -> join(reader, fact));
        }
    }

    /** Forgets a reader. */
    public void forget(String reader) {
        Fact[] before = read.remove(reader);
        if (before != null) {
            Arrays.asList(before).forEach(fact -> leave(reader, fact));
        }
    }

    private Fact join(String reader, Fact fact) {
        Known known = facts.computeIfAbsent(fact, each -> new Known(each, new HashSet<>(4)));
        if (areReadersKept) {
            known.readers().add(reader);
        }
        return known.fact();
    }

    private void leave(String reader, Fact fact) {
        Known known = facts.get(fact);
        if (known != null && known.readers().remove(reader) && known.readers().isEmpty()) {
            facts.remove(fact);
        }
    }

    /** Everybody who read one of some facts. */
    public Set<String> readersOf(Set<Fact> changed) {
        if (!areReadersKept && searches++ < MAX_SEARCHES) {
            return readersFound(changed);
        }
        keepReaders();
        var readers = new HashSet<String>();
        for (Fact fact : changed) {
            Known known = facts.get(fact);
            if (known != null) {
                readers.addAll(known.readers());
            }
        }
        return readers;
    }

    private void keepReaders() {
        if (!areReadersKept) {
            areReadersKept = true;
            read.forEach((reader, all) -> Arrays.asList(all).forEach(fact -> join(reader, fact)));
            facts.values().removeIf(known -> known.readers().isEmpty());
        }
    }

    private Set<String> readersFound(Set<Fact> changed) {
        var readers = new HashSet<String>();
        read.forEach((reader, all) -> {
            if (hasOneOf(changed, all)) {
                readers.add(reader);
            }
        });
        return readers;
    }

    private static boolean hasOneOf(Set<Fact> changed, Fact[] all) {
        for (Fact fact : all) {
            if (changed.contains(fact)) {
                return true;
            }
        }
        return false;
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
