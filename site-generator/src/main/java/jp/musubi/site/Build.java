package jp.musubi.site;

import jp.musubi.content.snapshot.Read;
import jp.musubi.content.snapshot.Warning;
import jp.musubi.site.Making.Made;
import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.feed.TableMemory;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.Differences;
import jp.musubi.site.link.EntryFacts;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Manifest;
import jp.musubi.site.output.SiteOutput;
import jp.musubi.site.output.Written;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.render.Renderer;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.search.StaticIndex;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.Output;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Stamps;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One build, from what is known of the last one to a site that shows what is public now. */
final class Build {
    private final Steps steps;
    private final Read read;
    private final LinkedSite site;
    private final Addresses addresses;
    private final Renderer renderer;
    private final BuildState state;
    private final Sitemap sitemap;
    private final Known.@Nullable Memory memory;
    private final Map<Fact, Long> frames = new HashMap<>();
    private final TableMemory tables;
    private final SiteUnits units;
    private final boolean isCold;
    private final LocalDate today;

    Build(
            Steps steps,
            Read read,
            LinkedSite site,
            Addresses addresses,
            Renderer renderer,
            Known known) {
        this.steps = steps;
        this.read = read;
        this.site = site;
        this.addresses = addresses;
        this.renderer = renderer;
        this.state = known.state();
        this.sitemap = known.sitemap();
        this.memory = known.memory();
        this.tables = memory == null ? TableMemory.forgetful() : memory.tables();
        tables.forgetWhatChanged(site, differences());
        this.units = new SiteUnits(site, addresses, renderer, tables);
        this.isCold = known.isCold();
        this.today = LocalDate.ofInstant(site.site().generatedAt(), renderer.zone());
    }

    /** Hash of what every file depends on: with another one, nothing of the last build is kept. */
    static long frame(LinkedSite site, URI baseUrl, Theme theme, boolean hasServer, long program) {
        var hash =
                new Hash()
                        .with(site.site().at(Instant.EPOCH).toString())
                        .with(baseUrl.toString())
                        .with(hasServer ? 1 : 0)
                        .with(program)
                        .with(site.model().toString())
                        .with(
                                theme.dressed(site.site().look())
                                        .version(path -> !path.startsWith(Theme.TEMPLATES)));
        return hash.value();
    }

    /**
     * Brings the site up to date.
     *
     * @throws BuildFailed if what was built must not be published; the output is not finished
     */
    BuildReport run(BuildRequest request, SiteOutput out, SearchIndex index)
            throws BuildFailed, IOException {
        Map<Fact, Long> changes = changes();
        Set<String> missing = steps.run("render", 0, () -> missing(out));
        Agenda agenda = steps.run("render", 0, () -> agenda(mayHaveChanged(changes), missing));
        var making = new Making(addresses, request.source(), out, index, steps);
        var documents = new ArrayList<Agenda.Task>();
        var files = new ArrayList<Agenda.Task>();
        for (Agenda.Task task : agenda.tasks()) {
            (task.plan() instanceof SearchPlan ? documents : files).add(task);
        }
        var made = new ArrayList<>(steps.run("render", files.size(), () -> make(making, files)));
        made.addAll(steps.run("index", documents.size(), () -> make(making, documents)));
        var check = new Checking(site, addresses, state, agenda.vanished(), made, memory == null);
        var why =
                new Why(state, site, changes.keySet(), today, !out.files().isEmpty(), agenda, made);
        apply(agenda, made, out, index);
        var own = new OwnFiles(addresses, state, making, out, missing);
        steps.run("render", 0, () -> own.bringUpToDate(sitemap));
        steps.run("verify", 0, check::run);
        state.changeStamps(changes);
        steps.run("index", 0, () -> own.bringUpToDate(index));
        steps.run("index", 0, index::commit);
        if (memory == null) {
            clean(out);
        }
        Written written = steps.run("write", 0, out::finish);
        return report(written, why);
    }

    /** How the stamps of all facts changed since the last build. */
    private Map<Fact, Long> changes() {
        var facts = new EntryFacts(site, addresses);
        renderer.provide((fact, stamp) -> frames.merge(fact, stamp, Long::sum));
        if (memory == null) {
            Stamps now = facts.all();
            frames.forEach(now::add);
            return now.since(state.stamps());
        }
        var changes = new Stamps(facts.since(new EntryFacts(memory.site(), memory.addresses())));
        frames.forEach(changes::add);
        memory.frames().forEach(changes::subtract);
        return changes.sums();
    }

    /** A document that was missing may be there now. */
    private Set<Fact> mayHaveChanged(Map<Fact, Long> changes) {
        Set<Fact> all = new HashSet<>(changes.keySet());
        state.missingAssets().forEach(file -> all.add(Fact.document(file)));
        return all;
    }

    /** What the next build in this process may know. */
    Known.Memory memory(Manifest files, StaticIndex search) {
        TableMemory next = memory == null ? new TableMemory() : tables;
        return new Known.Memory(site, addresses, units.lists(), frames, files, next, search);
    }

    private Agenda agenda(Set<Fact> changed, Set<String> missing) throws BuildFailed {
        Set<String> stale = new HashSet<>(state.staleOutputs(changed, today));
        stale.addAll(state.missingAssets());
        stale.addAll(missing);
        try {
            return Agenda.of(
                    units, turnover(), state, state.staleUnits(changed, today), stale, addresses);
        } catch (RenderFailed | IOException e) {
            throw BuildFailed.because(e);
        }
    }

    private SiteUnits.Turnover turnover() {
        Known.Memory known = memory;
        Optional<Differences> differences = differences();
        return known == null || differences.isEmpty()
                ? units.since(state)
                : units.since(state, known.lists(), differences.get());
    }

    /** What differs from the site of the last build; empty if that is not known. */
    private Optional<Differences> differences() {
        return memory != null && addresses.moveNothingElse(memory.addresses())
                ? site.since(memory.site())
                : Optional.empty();
    }

    /** Files that are not as they were left: somebody else may have been there in between. */
    private Set<String> missing(SiteOutput out) throws IOException {
        if (!isCold) {
            return Set.of();
        }
        Set<String> missing = new HashSet<>(state.outputs().keySet());
        missing.removeIf(name -> name.startsWith(SearchPlan.PREFIX));
        missing.removeAll(out.files());
        missing.addAll(out.damaged());
        return missing;
    }

    private static List<Made> make(Making making, List<Agenda.Task> tasks) throws BuildFailed {
        try {
            return making.all(tasks);
        } catch (RenderFailed | IOException e) {
            throw BuildFailed.because(e);
        }
    }

    private void apply(Agenda agenda, List<Made> made, SiteOutput out, SearchIndex index)
            throws IOException {
        for (String name : agenda.vanished()) {
            Output gone = state.outputs().get(name);
            if (gone != null) {
                forget(name, gone, out, index);
            }
        }
        agenda.gone().forEach(state::removeUnit);
        for (Agenda.PlannedUnit unit : agenda.units()) {
            List<String> names = unit.plans().stream().map(Agenda.Named::name).distinct().toList();
            state.putUnit(
                    unit.key(),
                    new BuildState.Planned(names, unit.reads().turnsOn()),
                    unit.reads().facts());
        }
        Set<String> fresh = new HashSet<>();
        for (Made each : made) {
            each.rememberIn(state);
            fresh.add(each.name());
        }
        agenda.units().forEach(unit -> list(unit, fresh));
        state.setDuplicates(agenda.duplicates());
    }

    private void forget(String name, Output gone, SiteOutput out, SearchIndex index)
            throws IOException {
        state.removeOutput(name);
        sitemap.remove(gone.address());
        if (name.startsWith(SearchPlan.PREFIX)) {
            index.remove(name.substring(SearchPlan.PREFIX.length()));
        } else {
            out.remove(name);
        }
    }

    /** A page may be what it was and yet have changed for the sitemap. */
    private void list(Agenda.PlannedUnit unit, Set<String> fresh) {
        for (Agenda.Named each : unit.plans()) {
            Output output = state.outputs().get(each.name());
            if (each.plan() instanceof PagePlan page
                    && output != null
                    && output.unit().equals(unit.key())) {
                Instant changedAt = page.changedAt();
                if (Objects.equals(changedAt, output.changedAt()) && !fresh.contains(each.name())) {
                    continue;
                }
                state.setChangedAt(each.name(), changedAt);
                if (changedAt == null) {
                    sitemap.remove(page.address());
                } else {
                    sitemap.put(page.address(), changedAt);
                }
            }
        }
    }

    /** Files that builds of other processes left and that nobody remembers. */
    private void clean(SiteOutput out) {
        for (String file : out.files()) {
            if (!state.outputs().containsKey(file)) {
                out.remove(file);
            }
        }
    }

    private BuildReport report(Written written, Why why) {
        return new BuildReport(
                state.pages(),
                written,
                state.files() - written.written(),
                steps.times(),
                state.nextTurn().map(day -> day.atStartOfDay(renderer.zone()).toInstant()),
                warnings(),
                why.of(written));
    }

    private List<String> warnings() {
        var warnings = new ArrayList<String>();
        // The reader of a file already named most of them, with their lines.
        if (read.warnings().size() >= site.warnings().size()) {
            read.warnings().stream().map(Warning::toString).forEach(warnings::add);
        } else {
            warnings.addAll(site.warnings());
        }
        warnings.addAll(addresses.warnings());
        warnings.addAll(renderer.warnings());
        warnings.addAll(state.duplicates());
        state.remarks()
                .values()
                .forEach(all -> all.forEach(remark -> warnings.add(remark.sentence())));
        return warnings;
    }
}
