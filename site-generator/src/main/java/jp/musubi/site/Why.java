package jp.musubi.site;

import jp.musubi.site.Making.Made;
import jp.musubi.site.Reason.Cause;
import jp.musubi.site.Reason.Kind;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Written;
import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.Output;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Fact.Sort;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds out why files are made again. It compares what the last build knew with what this one made,
 * so it is asked after the work and before the state is brought up to date; which of the files
 * really are others is known only once they are written.
 */
final class Why {
    /** Facts about a single thing; others tell that some of many changed. */
    private static final Set<Sort> NARROW = Set.of(Sort.ENTRY, Sort.ASSET);

    private final BuildState state;
    private final LinkedSite site;
    private final Set<Fact> changed;
    private final LocalDate today;
    private final Map<String, List<Reason>> reasons = new HashMap<>();

    /** Why every file is made; null if each has reasons of its own. */
    private final @Nullable Kind whole;

    /**
     * Asks why.
     *
     * @param state as the last build left it
     * @param changed facts that are not what they were
     * @param isThere whether the folder holds a site already
     */
    Why(
            BuildState state,
            LinkedSite site,
            Set<Fact> changed,
            LocalDate today,
            boolean isThere,
            Agenda agenda,
            List<Made> made) {
        this.state = state;
        this.site = site;
        this.changed = changed;
        this.today = today;
        boolean isWhole = state.units().isEmpty();
        this.whole = isWhole ? (isThere ? Kind.WHOLE : Kind.NEW) : null;
        if (!isWhole) {
            files(agenda, made);
        }
    }

    private void files(Agenda agenda, List<Made> made) {
        Set<String> left = new HashSet<>();
        for (String name : agenda.vanished()) {
            Output before = state.outputs().get(name);
            if (before != null && !name.startsWith(SearchPlan.PREFIX)) {
                boolean moved = !agenda.gone().contains(before.unit()) && isEntry(before.unit());
                put(name, reason(moved ? Kind.MOVED_AWAY : Kind.GONE, entry(before.unit())));
                left.add(before.unit());
            }
        }
        for (Made file : made) {
            if (!file.name().startsWith(SearchPlan.PREFIX)) {
                Output before = state.outputs().get(file.name());
                String unit = file.output().unit();
                if (before != null) {
                    reasons.put(file.name(), again(file, before));
                } else {
                    boolean moved = left.contains(unit) && isEntry(unit);
                    put(file.name(), reason(moved ? Kind.MOVED_HERE : Kind.NEW, entry(unit)));
                }
            }
        }
    }

    private void put(String name, Reason reason) {
        reasons.put(name, List.of(reason));
    }

    private static boolean isEntry(String unit) {
        return SiteUnits.entry(unit).isPresent();
    }

    private static List<Fact> entry(String unit) {
        return SiteUnits.entry(unit).map(Fact::entry).stream().toList();
    }

    private List<Reason> again(Made file, Output before) {
        Set<Fact> read = state.factsOf(file.name());
        Set<Fact> hits = common(read);
        List<Fact> entered = entries(common(file.read()), read);
        List<Fact> left = entries(hits, file.read());
        var found = new ArrayList<Reason>();
        Set<Fact> lists = new HashSet<>(hits);
        boolean isPlannedAnew = before.stamp() != file.output().stamp();
        if (isPlannedAnew) {
            lists.addAll(common(state.factsOf(file.output().unit())));
        }
        lists.removeIf(fact -> NARROW.contains(fact.sort()));
        if (!entered.isEmpty()) {
            found.add(reason(Kind.LISTED, and(entered, lists)));
        }
        if (!left.isEmpty()) {
            found.add(reason(Kind.UNLISTED, and(left, lists)));
        }
        List<Fact> told = hits.stream().filter(fact -> !left.contains(fact)).toList();
        List<Fact> narrow = told.stream().filter(fact -> NARROW.contains(fact.sort())).toList();
        if (!narrow.isEmpty()) {
            found.add(reason(Kind.CHANGED, narrow));
        }
        if (before.isOverOn(today)) {
            found.add(reason(Kind.DAY, List.of()));
        }
        if (found.isEmpty() && isPlannedAnew) {
            // Only a day makes a plan another while all facts are the same.
            found.add(reason(lists.isEmpty() ? Kind.DAY : Kind.ORDERED, lists));
        }
        if (found.isEmpty()) {
            found.add(reason(told.isEmpty() ? Kind.MISSING : Kind.CHANGED, told));
        }
        return List.copyOf(found);
    }

    private static List<Fact> and(List<Fact> first, Collection<Fact> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private Set<Fact> common(Set<Fact> read) {
        boolean readLess = read.size() < changed.size();
        Set<Fact> large = readLess ? changed : read;
        var common = new HashSet<Fact>();
        for (Fact fact : readLess ? read : changed) {
            if (large.contains(fact)) {
                common.add(fact);
            }
        }
        return common;
    }

    private static List<Fact> entries(Set<Fact> some, Set<Fact> except) {
        return some.stream()
                .filter(fact -> fact.sort() == Sort.ENTRY && !except.contains(fact))
                .toList();
    }

    private Reason reason(Kind kind, Collection<Fact> facts) {
        List<Cause> causes =
                facts.stream()
                        .sorted(
                                Comparator.<Fact>comparingInt(fact -> breadth(fact.sort()))
                                        .thenComparing(Fact::key))
                        .limit(Reason.MAX_CAUSES)
                        .map(fact -> new Cause(fact, title(fact)))
                        .toList();
        return new Reason(kind, causes, facts.size() - causes.size());
    }

    private static int breadth(Sort sort) {
        return switch (sort) {
            case ENTRY -> 0;
            case ASSET, DOCUMENT -> 1;
            case TERM -> 2;
            case TERM_ORDER -> 3;
            case REFERRERS, NEWS -> 4;
            case TYPE -> 5;
            case NAMES, TITLES, NUMBER -> 6;
            case TERM_ENTRIES -> 7;
            case TERM_COUNTS -> 8;
            case REDIRECTS, FRAME, TEMPLATE, EVERY_ASSET, SIGNED, SIGNED_FILES -> 9;
            case CHANGED_AT -> 10;
            case EVERY_ENTRY -> 11;
        };
    }

    private String title(Fact fact) {
        if (fact.sort() != Sort.ENTRY) {
            return "";
        }
        String language = site.site().languages().getFirst();
        return site.model().types().keySet().stream()
                .map(type -> site.entry(type, fact.key()))
                .flatMap(Optional::stream)
                .filter(entry -> entry.id().equals(fact.key()))
                .findFirst()
                .map(entry -> site.title(entry, language))
                .orElse("");
    }

    /**
     * The reasons of the files that are others, pages before the rest, by their paths; at most
     * {@link BuildReport#MAX_EXPLAINED_FILES}.
     */
    SortedMap<String, List<Reason>> of(Written written) {
        var told = new TreeMap<String, List<Reason>>();
        // In two rounds rather than sorted: a first build writes a hundred thousand files.
        for (boolean pages : List.of(true, false)) {
            Stream.concat(written.files().stream(), written.gone().stream())
                    .filter(path -> path.endsWith(".html") == pages)
                    .limit(BuildReport.MAX_EXPLAINED_FILES - told.size())
                    .forEach(path -> told.put(path, of(path, written.gone().contains(path))));
        }
        return told;
    }

    private List<Reason> of(String path, boolean isGone) {
        if (isGone) {
            return reasons.getOrDefault(path, List.of(reason(Kind.GONE, List.of())));
        }
        return whole == null
                ? reasons.getOrDefault(path, List.of(reason(Kind.PAGES, List.of())))
                : List.of(reason(whole, List.of()));
    }
}
