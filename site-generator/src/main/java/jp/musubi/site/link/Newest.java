package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The entries of a site that changed last.
 *
 * @param entries newest first; no other is newer than the last of them
 * @param isAll whether the site has no others
 */
record Newest(List<Entry> entries, boolean isAll) {
    /** How many are known at first; there may be fewer after some changes. */
    private static final int MAX_ENTRIES = 400;

    /** How many are enough for whoever asks. */
    static final int MIN_ENTRIES = 100;

    Newest {
        entries = List.copyOf(entries);
    }

    /** The newest of some entries, found without sorting all of them. */
    static Newest of(List<Entry> all) {
        var newest = new PriorityQueue<>(LinkedSite.NEWEST_FIRST.reversed());
        for (Entry entry : all) {
            if (newest.size() < MAX_ENTRIES) {
                newest.add(entry);
            } else if (LinkedSite.NEWEST_FIRST.compare(entry, newest.element()) < 0) {
                newest.remove();
                newest.add(entry);
            }
        }
        return new Newest(
                newest.stream().sorted(LinkedSite.NEWEST_FIRST).toList(),
                newest.size() == all.size());
    }

    /** What they are after some changes; empty if too few of them are left to tell. */
    Optional<Newest> changed(List<Entry> gone, List<Entry> come) {
        var now = new ArrayList<>(entries);
        gone.forEach(entry -> now.removeIf(each -> each.id().equals(entry.id())));
        Entry last = entries.isEmpty() ? null : entries.getLast();
        for (Entry entry : come) {
            if (isAll || (last != null && LinkedSite.NEWEST_FIRST.compare(entry, last) < 0)) {
                now.add(entry);
            }
        }
        now.sort(LinkedSite.NEWEST_FIRST);
        if (isAll ? now.size() > MAX_ENTRIES : now.size() < MIN_ENTRIES) {
            return Optional.empty();
        }
        boolean isTooMany = now.size() > MAX_ENTRIES;
        return Optional.of(new Newest(isTooMany ? now.subList(0, MAX_ENTRIES) : now, isAll));
    }
}
