package jp.musubi.content.snapshot;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a city chose of the looks of its site. A theme decides what its options are and what their
 * values mean; here they are plain text.
 *
 * @param theme name of a theme that comes with the program; empty for none in particular
 * @param options values by the names of options
 */
public record Look(String theme, SortedMap<String, String> options) {
    /** Nothing was chosen. */
    public static final Look NONE = new Look("", new TreeMap<>());

    public Look {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Whether nothing was chosen. */
    public boolean isEmpty() {
        return theme.isEmpty() && options.isEmpty();
    }
}
