package jp.musubi.site.state;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who has to be looked at again on which day, by name. */
final class Turns {
    private final NavigableMap<LocalDate, Set<String>> byDay = new TreeMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    /** Says when somebody's day is; null for never. */
    void put(String name, @Nullable LocalDate day) {
        LocalDate before = day == null ? days.remove(name) : days.put(name, day);
        if (before != null) {
            byDay.computeIfPresent(before, (_, names) -> without(names, name));
        }
        if (day != null) {
            byDay.computeIfAbsent(day, _ -> new HashSet<>()).add(name);
        }
    }

    @SuppressWarnings("NullAway") // null is how computeIfPresent is told to remove
    private static Set<String> without(Set<String> names, String name) {
        names.remove(name);
        return names.isEmpty() ? null : names;
    }

    /** All whose day has come. */
    Set<String> by(LocalDate today) {
        var all = new HashSet<String>();
        byDay.headMap(today, true).values().forEach(all::addAll);
        return all;
    }

    /** The first day that somebody has; empty if nobody has one. */
    Optional<LocalDate> next() {
        return byDay.isEmpty() ? Optional.empty() : Optional.of(byDay.firstKey());
    }
}
