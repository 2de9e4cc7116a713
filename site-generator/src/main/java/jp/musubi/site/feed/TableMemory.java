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
    private final boolean isKeeping;

    /** A memory for builds that follow one another. */
    public TableMemory() {
        this(true);
    }

    private TableMemory(boolean isKeeping) {
        this.isKeeping = isKeeping;
    }

    /** A memory for a first build, which may be the only one: it keeps nothing. */
    public static TableMemory forgetful() {
        return new TableMemory(false);
    }

    OfTable of(String address) {
        return isKeeping
                ? tables.computeIfAbsent(address, _ -> new OfTable(true))
                : new OfTable(false);
    }

    /**
     * A piece and all it was made of.
     *
     * @param entries with what is told of others, such as the name of a group
     */
    record Made(List<Object> entries, Piece piece) {}

    /** The pieces of one table, by the first entry of each. */
    static final class OfTable {
        private final boolean isKeeping;
        private SoftReference<Map<Entry, Made>> pieces = new SoftReference<>(Map.of());

        private OfTable(boolean isKeeping) {
            this.isKeeping = isKeeping;
        }

        /** Whether it is of use to hand over what was made. */
        boolean isKeeping() {
            return isKeeping;
        }

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
