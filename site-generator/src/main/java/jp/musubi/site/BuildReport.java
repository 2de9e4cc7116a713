package jp.musubi.site;

import jp.musubi.site.output.Written;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a build did.
 *
 * @param pages pages of the site
 * @param changes files that are new, changed or gone
 * @param unchanged files that already had these bytes
 * @param steps how long each step took, in order
 * @param turnsAt beginning of the first day on which the same content makes another site: a banner
 *     expires, what a group confirmed is no longer fresh; empty if no day changes anything
 * @param warnings what in the content deserves a look, one sentence each
 * @param reasons why files are new, changed or gone, by path; of {@link #MAX_EXPLAINED_FILES} at
 *     most, pages first
 */
public record BuildReport(
        int pages,
        Written changes,
        int unchanged,
        SequencedMap<String, Duration> steps,
        Optional<Instant> turnsAt,
        List<String> warnings,
        SortedMap<String, List<Reason>> reasons) {
    /** Files whose reasons a report tells. */
    public static final int MAX_EXPLAINED_FILES = 1_000;

    public BuildReport {
        steps = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(steps));
        warnings = List.copyOf(warnings);
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** How many files are new or changed. */
    public int written() {
        return changes.written();
    }

    /** How many files of an earlier build are gone. */
    public int removed() {
        return changes.removed();
    }

    /** All steps together. */
    public Duration total() {
        return steps.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
