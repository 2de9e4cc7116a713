package jp.musubi.site.search;

import jp.musubi.content.entry.Entry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds out which documents stand in the slots of an index that another process left. */
final class Restoring {
    private final EntryDocuments made;
    private final int[] slots;
    private final List<Map<String, List<String>>> facets;
    private final Map<Long, Integer> ranks = new HashMap<>();
    private final @Nullable Placed[] placed;

    Restoring(KeptIndex kept, EntryDocuments made) throws IOException {
        this.made = made;
        this.slots = kept.slots().slots();
        this.facets = kept.facets();
        this.placed = new Placed[slots.length];
        for (long number : kept.numbers()) {
            ranks.put(number, ranks.size());
        }
        check(ranks.size() == slots.length);
    }

    private static void check(boolean fits) throws IOException {
        if (!fits) {
            throw new IOException("the published index is of another site");
        }
    }

    /**
     * The documents as they were.
     *
     * @param entries all that there are now
     * @param changed ids of those that are others, new or gone
     * @throws IOException if it was another site
     */
    Placed[] placed(Collection<Entry> entries, Set<String> changed) throws IOException {
        for (Entry entry : entries) {
            if (!changed.contains(entry.id())) {
                for (SearchDocument document : made.outlines(entry)) {
                    check(isPlaced(document));
                }
            }
        }
        for (String id : new HashSet<>(changed)) {
            made.outlines(id).forEach(this::isPlaced);
        }
        Placed[] all = new Placed[placed.length];
        for (int i = 0; i < all.length; i++) {
            check(placed[i] != null);
            all[i] = Objects.requireNonNull(placed[i]);
        }
        return all;
    }

    private boolean isPlaced(SearchDocument document) {
        Integer rank = ranks.get(document.number());
        if (rank == null || placed[rank] != null) {
            return false;
        }
        placed[rank] = new Placed(document.with(facets.get(rank)), slots[rank]);
        return true;
    }

    /** Tells documents in which lists they are. */
    static void fill(Map<Integer, Placed> bySlot, List<PostingList> lists) {
        Placed[] at =
                new Placed[bySlot.keySet().stream().mapToInt(slot -> slot + 1).max().orElse(0)];
        bySlot.forEach((slot, each) -> at[slot] = each);
        int[] sizes = new int[at.length];
        for (PostingList list : lists) {
            for (int i = 0; i < list.size(); i++) {
                sizes[list.slot(i)]++;
            }
        }
        bySlot.forEach((slot, each) -> each.keep(sizes[slot]));
        for (PostingList list : lists) {
            for (int i = 0; i < list.size(); i++) {
                at[list.slot(i)].keep(list, list.impact(i));
            }
        }
    }
}
