package jp.musubi.site;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.Output;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one build has to do.
 *
 * @param units those that were planned again, with what they read while planning
 * @param tasks what has to be made
 * @param vanished names of files and other plans that are no longer wanted
 * @param gone keys of units that are no more
 * @param duplicates addresses that two units want, one sentence each
 */
record Agenda(
        List<PlannedUnit> units,
        List<Task> tasks,
        Set<String> vanished,
        Set<String> gone,
        List<String> duplicates) {

    /** A unit and what it planned. */
    record PlannedUnit(String key, List<Named> plans, Reads reads) {}

    /**
     * What a unit planned.
     *
     * @param name path below the output folder, or the name of what is no file
     */
    record Named(String name, Planned plan) {}

    /**
     * One file to be made.
     *
     * @param name path below the output folder, or the name of what is no file
     */
    record Task(String name, String unit, Planned plan) {
        /** What the plan itself put into the file. */
        long stamp() {
            return stampOf(plan);
        }
    }

    /**
     * Finds out what has to be done.
     *
     * @param staleUnits keys of units that have to be planned again
     * @param staleOutputs names of files that have to be made again
     */
    static Agenda of(
            SiteUnits all,
            SiteUnits.Turnover turnover,
            BuildState state,
            Set<String> staleUnits,
            Set<String> staleOutputs,
            Addresses addresses)
            throws BuildFailed, RenderFailed, IOException {
        Set<String> wanted = new TreeSet<>(staleUnits);
        wanted.addAll(turnover.come());
        for (String name : staleOutputs) {
            Output output = state.outputs().get(name);
            if (output != null) {
                wanted.add(output.unit());
            }
        }
        if (state.duplicates().isEmpty() && wanted.size() < all.size()) {
            Map<String, Unit> units = new LinkedHashMap<>();
            wanted.forEach(key -> all.unit(key).ifPresent(unit -> units.put(key, unit)));
            Agenda some = of(units, false, turnover.gone(), state, staleOutputs, addresses);
            if (some != null) {
                return some;
            }
        }
        return Objects.requireNonNull(
                of(all.all(), true, turnover.gone(), state, staleOutputs, addresses));
    }

    /** Null if two units want one address and only planning all of them can say who gets it. */
    private static @Nullable Agenda of(
            Map<String, Unit> units,
            boolean everything,
            Set<String> gone,
            BuildState state,
            Set<String> staleOutputs,
            Addresses addresses)
            throws BuildFailed, RenderFailed, IOException {
        List<PlannedUnit> planned = plan(List.copyOf(units.values()), addresses);
        var tasks = new ArrayList<Task>();
        Map<String, String> taken = new HashMap<>();
        Set<String> vanished = new HashSet<>();
        var duplicates = new ArrayList<String>();
        gone.forEach(unit -> vanished.addAll(state.outputsOf(unit)));
        units.keySet().forEach(unit -> vanished.addAll(state.outputsOf(unit)));
        for (PlannedUnit unit : planned) {
            for (Named each : unit.plans()) {
                String name = each.name();
                Planned plan = each.plan();
                Output before = state.outputs().get(name);
                boolean others =
                        before != null
                                && !units.containsKey(before.unit())
                                && !gone.contains(before.unit());
                if (others || taken.putIfAbsent(name, unit.key()) != null) {
                    if (!everything) {
                        return null;
                    }
                    duplicates.add(sentence(plan));
                    continue;
                }
                if (before == null
                        || staleOutputs.contains(name)
                        || !before.unit().equals(unit.key())
                        || before.stamp() != stampOf(plan)) {
                    tasks.add(new Task(name, unit.key(), plan));
                }
            }
        }
        vanished.removeAll(taken.keySet());
        return new Agenda(planned, tasks, vanished, gone, duplicates);
    }

    private static List<PlannedUnit> plan(List<Unit> units, Addresses addresses)
            throws BuildFailed, RenderFailed, IOException {
        var planned = new PlannedUnit[units.size()];
        var numbers = new ArrayList<Integer>(units.size());
        for (int i = 0; i < planned.length; i++) {
            numbers.add(i);
        }
        var breakages = new Breakages();
        Workers.onEach(
                numbers,
                (Integer number) -> {
                    Unit unit = units.get(number);
                    breakages.noting(unit.key(), () -> planned[number] = plan(unit, addresses));
                });
        breakages.check();
        return List.of(planned);
    }

    private static PlannedUnit plan(Unit unit, Addresses addresses) {
        var plans = new ArrayList<Named>();
        var reads = new Reads();
        reads.during(() -> {
            unit.planner().plan(plan -> plans.add(new Named(name(plan, addresses), plan)));
            return plans;
        });
        return new PlannedUnit(unit.key(), plans, reads);
    }

    private static long stampOf(Planned plan) {
        return switch (plan) {
            case PagePlan page -> page.stamp();
            case FilePlan file -> file.stamp();
            default -> 0;
        };
    }

    private static String name(Planned plan, Addresses addresses) {
        return plan instanceof SearchPlan ? plan.address() : addresses.file(plan.address());
    }

    private static String sentence(Planned plan) {
        return plan instanceof PagePlan page
                ? "the page \"%s\" wants the address %s, which another page has; it is left out"
                        .formatted(page.title(), page.address())
                : "two files want the address " + plan.address();
    }
}
