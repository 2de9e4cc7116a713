package jp.musubi.site;

import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.RenderFailed;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What could not be made, gathered so that one build tells of every entry that breaks it. Safe for
 * many threads.
 */
final class Breakages {
    /** With so many, the theme is to blame rather than what people wrote. */
    private static final int MAX_BROKEN_UNITS = 20;

    private final SequencedMap<String, Failure> failures = new LinkedHashMap<>();

    /** Work for one unit. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws RenderFailed, E;
    }

    /**
     * Does something for a unit; notes it when that cannot be done.
     *
     * @throws RenderFailed if so much is broken that it is better to stop
     */
    <E extends Exception> void noting(String unit, Work<E> work) throws RenderFailed, E {
        try {
            work.run();
        } catch (RenderFailed e) {
            note(unit, e.failure(), e);
        } catch (RuntimeException | StackOverflowError e) {
            String sentence = "%s cannot be made: %s".formatted(unit, e);
            note(unit, new Failure(Failure.Kind.UNMADE, List.of(unit), sentence), e);
        }
    }

    private synchronized void note(String unit, Failure failure, Throwable cause)
            throws RenderFailed {
        failures.putIfAbsent(unit, failure);
        if (failures.size() > MAX_BROKEN_UNITS) {
            throw new RenderFailed(failures.firstEntry().getValue(), cause);
        }
    }

    /**
     * Ends the build if anything was noted.
     *
     * @throws BuildFailed naming the entries, if nothing else is broken
     */
    synchronized void check() throws BuildFailed {
        if (!failures.isEmpty()) {
            throw failure(failures);
        }
    }

    /**
     * The failure of units.
     *
     * @param broken what is wrong, by the key of each unit
     */
    static BuildFailed failure(Map<String, Failure> broken) {
        Map<String, Failure> entries = new TreeMap<>();
        broken.forEach(
                (unit, failure) -> SiteUnits.entry(unit).ifPresent(id -> entries.put(id, failure)));
        // A key in a text shows in lists and feeds as well, which are whole again without the text.
        boolean isInText = entries.values().stream().anyMatch(Breakages::isKey);
        boolean isAll =
                broken.entrySet().stream()
                        .allMatch(one ->
                                SiteUnits.entry(one.getKey()).isPresent()
                                        || (isInText && isKey(one.getValue())));
        List<Failure> failures =
                broken.values().stream()
                        .distinct()
                        .sorted(Comparator.comparing(Failure::sentence))
                        .toList();
        return new BuildFailed(failures, isAll ? entries : Map.of());
    }

    private static boolean isKey(Failure failure) {
        return failure.kind() == Failure.Kind.PRIVATE_KEY;
    }
}
