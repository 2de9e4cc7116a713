package jp.musubi.cms.publish;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.plan.Failure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Entries whose present words break the site. Until they say something else, they are shown as they
 * were when the site could last be built, and not at all if they never were.
 *
 * <p>For one thread at a time.
 */
final class HeldBack {
    private final Function<UUID, Optional<Entry>> shownBefore;
    private final Map<String, Held> held = new HashMap<>();
    private List<Entry> sound = List.of();

    /**
     * Nothing is held back.
     *
     * @param shownBefore an entry as the site showed it last, for what no build here has seen
     */
    HeldBack(Function<UUID, Optional<Entry>> shownBefore) {
        this.shownBefore = shownBefore;
    }

    /**
     * One entry.
     *
     * @param broken what it says now
     * @param instead what it said before; null if it never was public
     */
    private record Held(Entry broken, @Nullable Entry instead, Failure reason) {}

    /** What can be shown of what is public. Entries that say something else are tried again. */
    Snapshot soundPart(Snapshot all) {
        if (held.isEmpty()) {
            return all;
        }
        Set<String> same = new HashSet<>();
        var entries = new ArrayList<Entry>(all.entries().size());
        for (Entry entry : all.entries()) {
            Held known = held.get(entry.id());
            if (known == null || !known.broken().equals(entry)) {
                entries.add(entry);
                continue;
            }
            same.add(entry.id());
            if (known.instead() != null) {
                entries.add(known.instead());
            }
        }
        held.keySet().retainAll(same);
        return all.withEntries(entries);
    }

    /** Remembers what could be built. */
    void built(Snapshot site) {
        sound = site.entries();
    }

    /**
     * Holds entries back, except those that say what they said when the site could be built.
     *
     * @param reasons by id of the entry
     * @return those that are held back now and were not before
     */
    Set<String> add(Map<String, Failure> reasons, Snapshot all) {
        Map<String, Entry> before = byId(sound, reasons.keySet());
        Map<String, Entry> now = byId(all.entries(), reasons.keySet());
        Set<String> added = new TreeSet<>();
        now.forEach((id, broken) -> {
            Failure reason = reasons.get(id);
            if (reason != null && !held.containsKey(id) && !broken.equals(before.get(id))) {
                Entry instead =
                        Optional.ofNullable(before.get(id))
                                .or(() -> shownBefore.apply(UUID.fromString(id)))
                                .filter(known -> !known.equals(broken))
                                .orElse(null);
                held.put(id, new Held(broken, instead, reason));
                added.add(id);
            }
        });
        return added;
    }

    private static Map<String, Entry> byId(Collection<Entry> entries, Set<String> ids) {
        Map<String, Entry> found = new HashMap<>();
        for (Entry entry : entries) {
            if (ids.contains(entry.id())) {
                found.put(entry.id(), entry);
            }
        }
        return found;
    }

    /** Tries entries again with the next build, whatever they say. */
    void release(Collection<String> ids) {
        held.keySet().removeAll(ids);
    }

    /** Why each entry is held back, by its id. */
    Map<UUID, Failure> reasons() {
        Map<UUID, Failure> reasons = new TreeMap<>();
        held.forEach((id, entry) -> reasons.put(UUID.fromString(id), entry.reason()));
        return reasons;
    }
}
