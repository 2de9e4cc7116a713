package jp.musubi.site.output;

import java.util.Set;

/**
 * What a build did to its output folder. Files go by their paths below it; a compressed variant is
 * not told of, as it comes and goes with its file.
 *
 * @param files those that are new or changed
 * @param gone those of an earlier build that are no more
 */
public record Written(Set<String> files, Set<String> gone) {
    /** Nothing. */
    public static final Written NOTHING = new Written(Set.of(), Set.of());

    public Written {
        files = Set.copyOf(files);
        gone = Set.copyOf(gone);
    }

    /** How many files are new or changed. */
    public int written() {
        return files.size();
    }

    /** How many files are no more. */
    public int removed() {
        return gone.size();
    }

    /** Whether the site is what it was. */
    public boolean isNothing() {
        return files.isEmpty() && gone.isEmpty();
    }
}
