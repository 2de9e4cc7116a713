package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where the pages of entries are, below the base path. No two are at one place. */
final class EntryPaths {
    /** By the id of the entry, without a slash before it. */
    private final Layered<String, String> paths;

    /** Ids of entries by their paths. */
    private final Layered<String, String> owners;

    private final List<String> warnings;

    private EntryPaths(
            Layered<String, String> paths, Layered<String, String> owners, List<String> warnings) {
        this.paths = paths;
        this.owners = owners;
        this.warnings = List.copyOf(warnings);
    }

    /** The paths of a site. Who comes first in it gets the path that two want. */
    static EntryPaths of(LinkedSite site) {
        var patterns = new Patterns(site);
        int entries = site.entries().size();
        Map<String, String> paths = HashMap.newHashMap(entries);
        Map<String, String> owners = HashMap.newHashMap(entries);
        var warnings = new ArrayList<String>();
        Set<String> taken = HashSet.newHashSet(entries);
        for (Entry entry : site.entries()) {
            String path = patterns.path(entry);
            if (!taken.add(path)) {
                String wanted = path;
                path = freePath(wanted, taken);
                warnings.add(
                        "%s %s: another entry already has the address /%s; this one is published at /%s"
                                .formatted(entry.type(), entry.slug(), wanted, path));
            }
            paths.put(entry.id(), path);
            owners.put(path, entry.id());
        }
        return new EntryPaths(Layered.of(paths), Layered.of(owners), warnings);
    }

    private static String freePath(String wanted, Set<String> taken) {
        String stem = wanted.endsWith("/") ? wanted.substring(0, wanted.length() - 1) : wanted;
        int number = 2;
        while (!taken.add(stem + "-" + number + "/")) {
            number++;
        }
        return stem + "-" + number + "/";
    }

    /** The paths of a later site, as {@link #of} gives them. */
    EntryPaths followedBy(LinkedSite site, LinkedSite later) {
        Optional<Differences> differences = later.since(site);
        if (differences.isEmpty() || !isAllAsWanted()) {
            return of(later);
        }
        Map<String, Optional<String>> pathsNow = new HashMap<>();
        Map<String, Optional<String>> ownersNow = new HashMap<>();
        for (Entry entry : differences.get().gone()) {
            pathsNow.put(entry.id(), Optional.empty());
            ownersNow.put(of(entry), Optional.empty());
        }
        var patterns = new Patterns(later);
        for (Entry entry : differences.get().come()) {
            String path = patterns.path(entry);
            Optional<String> now = ownersNow.get(path);
            if (now == null ? owners.get(path) != null : now.isPresent()) {
                return of(later);
            }
            pathsNow.put(entry.id(), Optional.of(path));
            ownersNow.put(path, Optional.of(entry.id()));
        }
        return new EntryPaths(paths.with(pathsNow), owners.with(ownersNow), warnings);
    }

    /** The path of an entry. */
    String of(Entry entry) {
        return Objects.requireNonNull(paths.get(entry.id()), entry.id());
    }

    /** The id of the entry that has a path; empty if none has. */
    Optional<String> owner(String path) {
        return Optional.ofNullable(owners.get(path));
    }

    /** Whether every entry is where it wants to be, whoever else is there. */
    boolean isAllAsWanted() {
        return warnings.isEmpty();
    }

    /** Entries that had to move because another has their address, one sentence each. */
    List<String> warnings() {
        return warnings;
    }

    /** The paths that entries want. */
    private record Patterns(LinkedSite site, Map<String, PathPattern> byType) {
        Patterns(LinkedSite site) {
            this(site, new HashMap<>());
        }

        /** The path that an entry wants, without a slash before it. */
        String path(Entry entry) {
            return byType.computeIfAbsent(
                            entry.type(), _ -> PathPattern.of(site.type(entry).path()))
                    .filled(place -> value(entry, place))
                    .substring(1);
        }

        private static Optional<String> value(Entry entry, String place) {
            return EntryPath.value(place, entry.slug(), entry.id(), entry.fields());
        }
    }
}
