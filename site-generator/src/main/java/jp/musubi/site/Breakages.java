package jp.musubi.site;

import jp.musubi.site.plan.RenderFailed;

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

    private final SequencedMap<String, String> sentences = new LinkedHashMap<>();

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
            note(unit, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | StackOverflowError e) {
            note(unit, "%s cannot be made: %s".formatted(unit, e), e);
        }
    }

    private synchronized void note(String unit, String sentence, Throwable cause)
            throws RenderFailed {
        sentences.putIfAbsent(unit, sentence);
        if (sentences.size() > MAX_BROKEN_UNITS) {
            throw new RenderFailed(sentences.firstEntry().getValue(), cause);
        }
    }

    /**
     * Ends the build if anything was noted.
     *
     * @throws BuildFailed naming the entries, if nothing else is broken
     */
    synchronized void check() throws BuildFailed {
        if (!sentences.isEmpty()) {
            throw failure(sentences);
        }
    }

    /**
     * The failure of units.
     *
     * @param broken a sentence by the key of each unit
     */
    static BuildFailed failure(Map<String, String> broken) {
        Map<String, String> entries = new TreeMap<>();
        broken.forEach((unit, sentence) ->
                SiteUnits.entry(unit).ifPresent(id -> entries.put(id, sentence)));
        boolean isAll = entries.size() == broken.size();
        List<String> messages = broken.values().stream().distinct().sorted().toList();
        return new BuildFailed(messages, isAll ? entries : Map.of());
    }
}
