package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.Differences;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Piece;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Forgets what a later site may make otherwise.
     *
     * @param differences what differs from the site of the last build; empty if that is not known
     */
    public void forgetWhatChanged(LinkedSite site, Optional<Differences> differences) {
        if (differences.isEmpty()) {
            tables.clear();
            return;
        }
        Set<String> changed = new HashSet<>();
        differences.get().turned().forEach(entry -> changed.add(entry.id()));
        for (Entry target : differences.get().come()) {
            for (String type : site.model().types().keySet()) {
                site.referrers(target, type).forEach(entry -> changed.add(entry.id()));
            }
        }
        if (!differences.get().assets().isEmpty()) {
            site.entries().stream()
                    .filter(entry -> shows(entry, differences.get().assets(), site))
                    .forEach(entry -> changed.add(entry.id()));
        }
        tables.values().forEach(table -> table.forget(changed));
    }

    private static boolean shows(Entry entry, Set<String> assets, LinkedSite site) {
        return site.type(entry).fieldsOf(FieldKind.ASSET).stream()
                .anyMatch(field ->
                        entry.fields().text(field.name()).filter(assets::contains).isPresent());
    }

    OfTable of(String address) {
        return isKeeping
                ? tables.computeIfAbsent(address, _ -> new OfTable(true))
                : new OfTable(false);
    }

    /** A piece and the entries it was made of. */
    record Made(List<Entry> entries, boolean isFirst, Piece piece) {
        @SuppressWarnings("ReferenceEquality") // entries that are the same objects are the same
        boolean isOf(List<Entry> others, boolean isFirstNow) {
            if (isFirst != isFirstNow || entries.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }

        /** A plain loop: each edit asks it of every entry. */
        boolean holdsOneOf(Set<String> ids) {
            for (Entry entry : entries) {
                if (ids.contains(entry.id())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The pieces of one table, by the id of the first entry of each. */
    static final class OfTable {
        private final boolean isKeeping;
        private SoftReference<Map<String, Made>> pieces = new SoftReference<>(new HashMap<>());

        private OfTable(boolean isKeeping) {
            this.isKeeping = isKeeping;
        }

        /** Whether it is of use to hand over what was made. */
        boolean isKeeping() {
            return isKeeping;
        }

        /** The piece that was made of just these; null if it is not known any more. */
        synchronized @Nullable Piece find(List<Entry> entries, boolean isFirst) {
            Map<String, Made> known = pieces.get();
            Made made = known == null ? null : known.get(entries.getFirst().id());
            return made != null && made.isOf(entries, isFirst) ? made.piece() : null;
        }

        /** Forgets the pieces that hold one of some entries, by their ids. */
        synchronized void forget(Set<String> ids) {
            Map<String, Made> known = pieces.get();
            if (known != null && !ids.isEmpty()) {
                known.values().removeIf(made -> made.holdsOneOf(ids));
            }
        }

        /** Replaces all that is known. */
        synchronized void keep(Map<String, Made> made) {
            pieces = new SoftReference<>(made);
        }
    }
}
