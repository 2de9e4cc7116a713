package jp.musubi.site.search;

import java.util.Arrays;

/** The documents of a term with their impacts, by slot. */
final class PostingList {
    private final String term;
    private int[] entries = new int[2];
    private int size;

    PostingList(String term) {
        this.term = term;
    }

    String term() {
        return term;
    }

    /** How many documents have the term. */
    int size() {
        return size;
    }

    int slot(int index) {
        return entries[index] >>> Impacts.BITS;
    }

    int impact(int index) {
        return entries[index] & Impacts.MAX;
    }

    /** Adds a document that the list does not have. */
    void add(int slot, int impact) {
        int at = at(slot);
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + (size >> 1) + 1);
        }
        System.arraycopy(entries, at, entries, at + 1, size - at);
        entries[at] = (slot << Impacts.BITS) | impact;
        size++;
    }

    /** Takes the documents of another list in place of its own. */
    void take(PostingList other) {
        entries = Arrays.copyOf(other.entries, Math.max(2, other.size));
        size = other.size;
    }

    void remove(int slot) {
        int at = at(slot);
        if (at < size && slot(at) == slot) {
            size--;
            System.arraycopy(entries, at + 1, entries, at, size - at);
        }
    }

    void clear() {
        size = 0;
    }

    /** Where a slot is or would be. Lists mostly grow at their end. */
    private int at(int slot) {
        if (size == 0 || slot(size - 1) < slot) {
            return size;
        }
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (slot(middle) < slot) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
