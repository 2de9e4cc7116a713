package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.trace.Hash;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What search knows of an entry in one language.
 *
 * @param id of its entry
 * @param entry null if another process knew it and it is gone
 * @param language of its texts
 * @param zone number of its type: documents of a type stand together
 * @param impacts what each term counts for
 * @param names keys of its title and reading (see {@link Letters#key})
 * @param order what it is sorted by when nothing else decides; null if that is not known yet
 * @param facets its ids by facet; its readers' languages under {@link #READERS}
 * @param result what a hit shows; null when it is in its file
 */
record SearchDocument(
        String id,
        @Nullable Entry entry,
        String language,
        int zone,
        Map<String, Integer> impacts,
        Set<String> names,
        @Nullable String order,
        Map<String, List<String>> facets,
        @Nullable Result result) {
    /** The facet that is none: languages whose readers are given the document. */
    static final String READERS = "";

    /** Ends the key of a name, which therefore is no other term but sorts beside its beginning. */
    static final char NAME_END = '\u0001';

    /** Stands between a reading and the word that is read so. */
    static final char READING_END = '\u0002';

    private static final int NUMBER_BITS = 48;

    SearchDocument {
        names = Collections.unmodifiableSet(names);
        facets = Collections.unmodifiableMap(facets);
    }

    /** Tells it from all others. */
    String key() {
        return key(id, language);
    }

    static String key(String id, String language) {
        return id + " " + language;
    }

    /** Whether nothing that is filtered, counted or sorted by differs. */
    boolean isCountedAs(SearchDocument other) {
        return order != null && order.equals(other.order) && facets.equals(other.facets);
    }

    /** Without its terms, when they are in their lists, and without what a hit shows. */
    SearchDocument settled() {
        return new SearchDocument(
                id, entry, language, zone, Map.of(), Set.of(), order, facets, null);
    }

    /** With facets that are in alphabetical order. */
    SearchDocument with(Map<String, List<String>> known) {
        return new SearchDocument(id, entry, language, zone, impacts, names, order, known, result);
    }

    /** Where it stands among all documents; the same for the same key, and never negative. */
    long number() {
        return number(zone, key());
    }

    static long number(int zone, String key) {
        return ((long) zone << NUMBER_BITS) | (Hash.of(key) >>> (Long.SIZE - NUMBER_BITS));
    }

    static int zone(long number) {
        return (int) (number >>> NUMBER_BITS);
    }

    /** The place among a number of places of its zone that a number is nearest to. */
    static int home(long number, int capacity) {
        long place = number & ((1L << NUMBER_BITS) - 1);
        return (int) (((place >>> (NUMBER_BITS - Integer.SIZE)) * capacity) >>> Integer.SIZE);
    }
}
