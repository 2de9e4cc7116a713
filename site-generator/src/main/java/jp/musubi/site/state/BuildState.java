package jp.musubi.site.state;

import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.trace.Dependencies;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Stamps;
import jp.musubi.site.verify.Findings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of a site between two builds. Files go by their path below the output folder, plans
 * that are no file by a name that no file has.
 *
 * <p>For one thread at a time.
 */
public final class BuildState {
    /** What the files of the sitemap have for a unit. */
    public static final String SITEMAP = "sitemap";

    /** What the files that browsers search have for a unit. */
    public static final String SEARCHED = "searched";

    private final long frame;
    private final Stamps stamps = new Stamps();
    private final Map<String, Planned> units = new HashMap<>();
    private final Map<String, Output> outputs = new HashMap<>();

    /** Names of files that nobody plans, as they follow from all others. */
    private final Map<String, Set<String>> following =
            Map.of(SITEMAP, new HashSet<>(), SEARCHED, new HashSet<>());

    private final Map<String, List<Remark>> remarks = new TreeMap<>();
    private final Set<String> missingAssets = new HashSet<>();
    private List<String> duplicates = List.of();
    private final Dependencies dependencies = new Dependencies();
    private final Turns unitTurns = new Turns();
    private final Turns outputTurns = new Turns();
    private final PagesByFile linkingInto = new PagesByFile();
    private final PagesByFile waitingFor = new PagesByFile();
    private int files;
    private int pages;
    private final Changes changes =
            new Changes(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());

    /**
     * An empty state.
     *
     * @param frame hash of what every file depends on: model, theme, settings of the site
     */
    public BuildState(long frame) {
        this.frame = frame;
    }

    /**
     * What a unit planned the last time.
     *
     * @param turnsOn first day on which it may plan something else; null for never
     */
    public record Planned(List<String> outputs, @Nullable LocalDate turnsOn) {
        public Planned {
            outputs = List.copyOf(outputs);
        }
    }

    /** What changed since a state was last written down: keys and names, gone ones too. */
    record Changes(Set<String> units, Set<String> outputs, Set<String> remarks, Set<Fact> facts) {
        static Changes all(BuildState state) {
            return new Changes(
                    state.units.keySet(),
                    state.outputs.keySet(),
                    state.remarks.keySet(),
                    state.stamps.sums().keySet());
        }

        /** How many records tell of them, with the one of duplicates. */
        int size() {
            return units.size() + outputs.size() + remarks.size() + facts.size() + 1;
        }

        void clear() {
            units.clear();
            outputs.clear();
            remarks.clear();
            facts.clear();
        }
    }

    Changes changes() {
        return changes;
    }

    /** Hash of what every file depends on. */
    public long frame() {
        return frame;
    }

    /** Every fact, as it was. */
    public Stamps stamps() {
        return stamps;
    }

    /**
     * The facts, as they are now.
     *
     * @param changed what has to be added to the stamp of each fact that is not what it was
     */
    public void changeStamps(Map<Fact, Long> changed) {
        changed.forEach(stamps::add);
        changes.facts().addAll(changed.keySet());
    }

    /** The keys of all units. */
    public Set<String> units() {
        return units.keySet();
    }

    @Nullable Planned unit(String key) {
        return units.get(key);
    }

    /** What a unit planned; nothing for one that is new. */
    public List<String> outputsOf(String unit) {
        Planned known = units.get(unit);
        return known == null ? List.of() : known.outputs();
    }

    /** The files that follow from all others: {@link #SITEMAP} or {@link #SEARCHED}. */
    public Set<String> filesOf(String unit) {
        return Set.copyOf(following.getOrDefault(unit, Set.of()));
    }

    /** All files and other plans. */
    public Map<String, Output> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /** Gives a file another time of change. */
    public void setChangedAt(String name, @Nullable Instant changedAt) {
        Output known = outputs.get(name);
        if (known != null && !Objects.equals(known.changedAt(), changedAt)) {
            outputs.put(name, known.changed(changedAt));
            changes.outputs().add(name);
        }
    }

    /** What was found in a file; empty if the site has no such file. */
    public Optional<Findings> findings(String file) {
        return Optional.ofNullable(outputs.get(file)).map(Output::findings);
    }

    /** What deserves a look, by file. */
    public Map<String, List<Remark>> remarks() {
        return remarks;
    }

    /** Files that are no pages and yet deserve a look: assets that were missing. */
    public Set<String> missingAssets() {
        return Collections.unmodifiableSet(missingAssets);
    }

    /** Replaces what deserves a look in a file. */
    public void setRemarks(String file, List<Remark> now) {
        List<Remark> before =
                now.isEmpty() ? remarks.remove(file) : remarks.put(file, List.copyOf(now));
        if (now.isEmpty()
                || file.startsWith(SearchPlan.PREFIX)
                || findings(file).map(Findings::isPage).orElse(true)) {
            missingAssets.remove(file);
        } else {
            missingAssets.add(file);
        }
        if (!now.equals(before == null ? List.of() : before)) {
            changes.remarks().add(file);
        }
    }

    /** Addresses that two units wanted, one sentence each. */
    public List<String> duplicates() {
        return duplicates;
    }

    /** Replaces what is known of addresses that two units wanted. */
    public void setDuplicates(List<String> now) {
        duplicates = List.copyOf(now);
    }

    /**
     * The units that have to be planned again.
     *
     * @param changed facts that are not what they were
     * @param today what was to turn by this day is planned again, too
     */
    public Set<String> staleUnits(Set<Fact> changed, LocalDate today) {
        Set<String> stale = unitTurns.by(today);
        dependencies.readersOf(changed).stream().filter(units::containsKey).forEach(stale::add);
        return stale;
    }

    /** The files that have to be made again even if their plan is what it was. */
    public Set<String> staleOutputs(Set<Fact> changed, LocalDate today) {
        Set<String> stale = outputTurns.by(today);
        dependencies.readersOf(changed).stream().filter(outputs::containsKey).forEach(stale::add);
        return stale;
    }

    /** The first day on which something turns by itself; empty if nothing ever does. */
    public Optional<LocalDate> nextTurn() {
        return Stream.of(unitTurns.next(), outputTurns.next())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Remembers what a unit planned. */
    public void putUnit(String unit, Planned planned, Set<Fact> read) {
        put(unit, planned);
        dependencies.record(unit, read);
    }

    /** As {@link #putUnit}, when it comes from a file. */
    void restoreUnit(String unit, Planned planned, Fact[] read) {
        put(unit, planned);
        dependencies.restore(unit, read);
    }

    private void put(String unit, Planned planned) {
        units.put(unit, planned);
        unitTurns.put(unit, planned.turnsOn());
        changes.units().add(unit);
    }

    /** Forgets a unit; its files are forgotten one by one. */
    public void removeUnit(String unit) {
        units.remove(unit);
        unitTurns.put(unit, null);
        changes.units().add(unit);
        dependencies.forget(unit);
    }

    /** Remembers a file that was made. */
    public void putOutput(String name, Output output, Set<Fact> read) {
        put(name, output);
        dependencies.record(name, read);
    }

    /** As {@link #putOutput}, when it comes from a file. */
    void restoreOutput(String name, Output output, Fact[] read) {
        put(name, output);
        dependencies.restore(name, read);
    }

    private void put(String name, Output output) {
        Set<String> siblings = following.get(output.unit());
        if (siblings != null) {
            siblings.add(name);
        }
        count(name, outputs.put(name, output), -1);
        count(name, output, 1);
        linkingInto.put(name, filesLinkedInto(name, output.findings()));
        outputTurns.put(name, output.turnsOn());
        changes.outputs().add(name);
    }

    private void count(String name, @Nullable Output output, int by) {
        if (output != null && !name.startsWith(SearchPlan.PREFIX)) {
            files += by;
            pages += output.isPage() ? by : 0;
        }
    }

    /** Other files in which a page links to a certain place. */
    private static Set<String> filesLinkedInto(String page, Findings findings) {
        var files = new HashSet<String>();
        for (Findings.Target target : findings.links()) {
            if (!target.anchor().isEmpty() && !target.file().equals(page)) {
                files.add(target.file());
            }
        }
        return files;
    }

    /** How many files the site has. */
    public int files() {
        return files;
    }

    /** How many of its files are pages. */
    public int pages() {
        return pages;
    }

    /** Pages with a link to a place in one of some other files. */
    public Set<String> linkingIntoAnyOf(Set<String> files) {
        return linkingInto.of(files);
    }

    /** Pages that were broken because of one of some files: it was missing, or a place in it. */
    public Set<String> waitingForAnyOf(Set<String> files) {
        return waitingFor.of(files);
    }

    /** Says for which files a page waits; known only to the process that was told. */
    public void setWaiting(String page, Set<String> files) {
        waitingFor.put(page, files);
    }

    /** Forgets a file. */
    public void removeOutput(String name) {
        following.values().forEach(siblings -> siblings.remove(name));
        count(name, outputs.remove(name), -1);
        outputTurns.put(name, null);
        linkingInto.put(name, Set.of());
        waitingFor.put(name, Set.of());
        setRemarks(name, List.of());
        changes.outputs().add(name);
        dependencies.forget(name);
    }

    /** Forgets what was put into the search index, so that everything is put there again. */
    public void forgetSearch() {
        List<String> searched =
                outputs.keySet().stream()
                        .filter(name -> name.startsWith(SearchPlan.PREFIX))
                        .toList();
        searched.forEach(this::removeOutput);
    }

    /** What a unit or file read. */
    public Set<Fact> factsOf(String name) {
        return dependencies.factsOf(name);
    }
}
