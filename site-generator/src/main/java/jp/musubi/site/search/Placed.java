package jp.musubi.site.search;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A document and where it stands. */
final class Placed {
    private SearchDocument document;
    private byte @Nullable [] brief;
    private final long number;
    private @Nullable String order;
    private PostingList[] lists;
    private byte[] impacts;
    private int filled;
    int slot = -1;
    boolean isFacetNew = true;
    @Nullable Placed before;

    Placed(SearchDocument document, Function<String, PostingList> listOf) {
        this.document = document.settled();
        this.brief = TextCode.of(Objects.requireNonNull(document.result()).brief());
        this.number = document.number();
        int size = document.impacts().size() + document.names().size();
        this.lists = new PostingList[size];
        this.impacts = new byte[size];
        int at = 0;
        for (Map.Entry<String, Integer> term : document.impacts().entrySet()) {
            lists[at] = listOf.apply(term.getKey());
            impacts[at++] = term.getValue().byteValue();
        }
        for (String name : document.names()) {
            lists[at] = listOf.apply(name + SearchDocument.NAME_END);
            impacts[at++] = 1;
        }
    }

    /** A document that another process listed: {@link #keep} says in which lists. */
    Placed(SearchDocument document, int slot) {
        this.document = document;
        this.number = document.number();
        this.slot = slot;
        this.lists = new PostingList[0];
        this.impacts = new byte[0];
    }

    /** Says in how many lists it is. */
    void keep(int size) {
        lists = new PostingList[size];
        impacts = new byte[size];
    }

    void keep(PostingList list, int impact) {
        lists[filled] = list;
        impacts[filled++] = (byte) impact;
    }

    /** What it is sorted by. */
    String order(Function<SearchDocument, String> orders) {
        String known = order == null ? document.order() : order;
        if (known == null) {
            known = orders.apply(document);
        }
        order = known;
        return known;
    }

    SearchDocument document() {
        return document;
    }

    long number() {
        return number;
    }

    /**
     * What a hit shows of it. It is kept, some hundred bytes, as each edit asks for that of all
     * documents beside it; one that was taken over from another process is made when asked for.
     */
    byte[] brief(Function<SearchDocument, Result> results) {
        byte[] known = brief;
        if (known == null) {
            known = TextCode.of(results.apply(document).brief());
            brief = known;
        }
        return known;
    }

    /** Whether the same document was there before, so that no other has to move. */
    boolean isInPlaceOfItself() {
        return before != null && before.number == number;
    }

    /** Forgets what is in files and lists now. */
    void settle() {
        before = null;
    }

    void list() {
        for (int i = 0; i < lists.length; i++) {
            lists[i].add(slot, impacts[i]);
        }
    }

    void unlist() {
        for (PostingList list : lists) {
            list.remove(slot);
        }
    }

    /** Adds the terms whose lists are others because of this document. */
    void mark(Set<String> changed) {
        Placed old = before;
        before = null;
        if (old == null || old.slot != slot) {
            markAll(changed);
            if (old != null) {
                old.markAll(changed);
            }
            return;
        }
        Map<PostingList, Byte> known = new HashMap<>();
        for (int i = 0; i < old.lists.length; i++) {
            known.put(old.lists[i], old.impacts[i]);
        }
        for (int i = 0; i < lists.length; i++) {
            Byte impact = known.remove(lists[i]);
            if (impact == null || impact != impacts[i]) {
                changed.add(lists[i].term());
            }
        }
        known.keySet().forEach(list -> changed.add(list.term()));
    }

    void markAll(Set<String> changed) {
        for (PostingList list : lists) {
            changed.add(list.term());
        }
    }
}
