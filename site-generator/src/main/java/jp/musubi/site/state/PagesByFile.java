package jp.musubi.site.state;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which pages have something to do with which files, found from either side. */
final class PagesByFile {
    private final Map<String, Set<String>> pages = new HashMap<>();
    private final Map<String, Set<String>> files = new HashMap<>();

    /** Replaces the files that a page has to do with. */
    void put(String page, Set<String> now) {
        Set<String> before = now.isEmpty() ? files.remove(page) : files.put(page, Set.copyOf(now));
        if (before != null) {
            before.forEach(file -> pages.computeIfPresent(file, (_, some) -> without(some, page)));
        }
        now.forEach(file -> pages.computeIfAbsent(file, _ -> new HashSet<>(4)).add(page));
    }

    @SuppressWarnings("NullAway") // null is how computeIfPresent is told to remove
    private static Set<String> without(Set<String> some, String page) {
        some.remove(page);
        return some.isEmpty() ? null : some;
    }

    /** Pages that have to do with one of some files. */
    Set<String> of(Set<String> some) {
        var found = new HashSet<String>();
        for (String file : some) {
            found.addAll(pages.getOrDefault(file, Set.of()));
        }
        return found;
    }
}
