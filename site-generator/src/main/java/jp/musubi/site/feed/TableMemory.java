package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.output.Piece;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pieces of tables that earlier builds of this process made, for as long as there is memory for
 * them. Safe for many threads.
 */
public final class TableMemory {
    private final Map<String, OfTable> tables = new ConcurrentHashMap<>();

    OfTable of(String address) {
        return tables.computeIfAbsent(address, _ -> new OfTable());
    }

    /**
     * A piece and all it was made of.
     *
     * @param entries with what is told of others, such as the name of a group
     */
    record Made(List<Object> entries, Piece piece) {}

    /** The pieces of one table, by the first entry of each. */
    static final class OfTable {
        private SoftReference<Map<Entry, Made>> pieces = new SoftReference<>(Map.of());

        /** The piece that was made of just that; null if it is not known any more. */
        synchronized @Nullable Piece find(Entry first, List<Object> entries) {
            Map<Entry, Made> known = pieces.get();
            Made made = known == null ? null : known.get(first);
            return made != null && made.entries().equals(entries) ? made.piece() : null;
        }

        /** Replaces all that is known. */
        synchronized void keep(Map<Entry, Made> made) {
            pieces = new SoftReference<>(made);
        }
    }
}
