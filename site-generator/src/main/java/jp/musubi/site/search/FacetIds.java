package jp.musubi.site.search;

import java.util.Collections;
import java.util.List;

/** The ids of one facet in the file of facets, and how likely each is, alone or behind another. */
final class FacetIds {
    /** Context of how many ids a document has. */
    private static final int COUNT = 4;

    /** Of facets with more ids it is not learned which ones stand together. */
    private static final int MAX_NEIGHBOURS = 64;

    private final List<String> ids;
    private final int bits;
    private final short[] odds;

    /**
     * Begins a facet.
     *
     * @param ids all of them, in order
     */
    FacetIds(List<String> ids) {
        this.ids = ids;
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(ids.size());
        this.odds = Odds.table(2 + Math.min(ids.size(), MAX_NEIGHBOURS), bits);
    }

    private int context(int before) {
        return (before < 0 ? 0 : before < MAX_NEIGHBOURS ? before + 1 : MAX_NEIGHBOURS + 1) << bits;
    }

    /**
     * Writes the ids of a document.
     *
     * @return the place of the last one; −1 if it has none
     */
    int write(SearchDocument document, String facet, NumberWriter to) {
        List<String> all = document.facets().getOrDefault(facet, List.of());
        to.number(COUNT, all.size());
        int last = -1;
        for (String id : all) {
            int place = Collections.binarySearch(ids, id);
            to.tree(odds, context(last), bits, place);
            last = place;
        }
        return last;
    }

    /** Reads the ids of a document. */
    List<String> read(NumberReader from) {
        int count = Math.min(from.number(COUNT), ids.size());
        var all = new String[count];
        int last = -1;
        for (int i = 0; i < count; i++) {
            last = Math.min(from.tree(odds, context(last), bits), ids.size() - 1);
            all[i] = ids.get(last);
        }
        return List.of(all);
    }
}
