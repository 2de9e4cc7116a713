package jp.musubi.site.verify;

import java.util.Arrays;
import java.util.Collection;

/** The ids of a page's elements, as hashes: enough to tell whether an anchor exists. */
public final class Anchors {
    /** No ids. */
    public static final Anchors NONE = new Anchors(new int[0]);

    private final int[] sorted;

    private Anchors(int[] sorted) {
        this.sorted = sorted;
    }

    static Anchors of(Collection<String> ids) {
        return ofHashes(ids.stream().mapToInt(String::hashCode).sorted().toArray());
    }

    /** Anchors that were kept by {@link #hashes}. */
    public static Anchors ofHashes(int[] sorted) {
        return sorted.length == 0 ? NONE : new Anchors(sorted.clone());
    }

    /** What is kept of the ids, in order. */
    public int[] hashes() {
        return sorted.clone();
    }

    boolean has(String id) {
        return Arrays.binarySearch(sorted, id.hashCode()) >= 0;
    }

    /** Whether a link could lead to an element of the others that is not here. */
    public boolean lacksSomeOf(Anchors others) {
        return Arrays.stream(others.sorted).anyMatch(id -> Arrays.binarySearch(sorted, id) < 0);
    }
}
