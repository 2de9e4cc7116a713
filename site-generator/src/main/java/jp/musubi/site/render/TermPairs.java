package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.render.NarrowView.NarrowTermView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Lists of what carries a term of each of two fields: the groups of one field of activity in one
 * district, at {@code /fields/environment/asanogawa/}. Where only one group does, its own page
 * takes the place of the list: most pairs of terms have one or none, and a list of one tells
 * nothing more.
 */
final class TermPairs {
    /** Entries that make a list. */
    private static final int MIN_ENTRIES = 2;

    /** What the later pages of a list have in their addresses, so no pair can be there. */
    private static final String PAGER = "page";

    private final Edition edition;
    private final ContentType type;

    TermPairs(Edition edition, ContentType type) {
        this.edition = edition;
        this.type = type;
    }

    /**
     * What a list of one term holds of a term of another field.
     *
     * @param path of the list of both, whether it is there or not
     * @param entries in the type's order, at least one
     */
    record Pair(TermView term, String path, List<Entry> entries) {
        boolean isList() {
            return entries.size() >= MIN_ENTRIES;
        }

        /** What a page tells of it: its term, and how many or which one. */
        @Override
        public String toString() {
            return term.id() + " " + (isList() ? "" + entries.size() : entries.getFirst().id());
        }
    }

    /**
     * What a list holds of the terms of another field.
     *
     * @param pairs in the order of the field's vocabulary
     */
    record Narrower(Field field, List<Pair> pairs) {
        @Override
        public String toString() {
            return pairs.toString();
        }
    }

    /** Whether a field's terms stand first in the addresses of pairs. */
    boolean isFirst(Field field) {
        return fields().indexOf(field) == 0;
    }

    /** The two fields that make pairs, or none. */
    private List<Field> fields() {
        List<Field> fields = edition.linked().termPageFields(type);
        return fields.size() < 2 ? List.of() : fields.subList(0, 2);
    }

    /**
     * What the list of a term holds of the terms of the field that makes pairs with it; null if no
     * two of its entries share one.
     *
     * @param entries all that carry the term in the field
     */
    @Nullable Narrower narrower(Field field, TermView term, List<Entry> entries) {
        int at = fields().indexOf(field);
        if (at < 0) {
            return null;
        }
        Field other = fields().get(1 - at);
        Map<String, List<Entry>> byTerm = new HashMap<>();
        for (Entry entry : entries) {
            for (String id : new LinkedHashSet<>(entry.fields().items(other.name()))) {
                byTerm.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry);
            }
        }
        var pairs = new ArrayList<Pair>();
        for (TermView each : edition.terms().all(type.name(), other)) {
            List<Entry> carrying = byTerm.getOrDefault(each.id(), List.of());
            TermView below = at == 0 ? each : term;
            if (!carrying.isEmpty() && !below.id().equals(PAGER)) {
                String above = at == 0 ? address(field, term) : address(other, each);
                pairs.add(new Pair(each, edition.path(above) + below.id() + "/", carrying));
            }
        }
        return pairs.stream().anyMatch(Pair::isList) ? new Narrower(other, pairs) : null;
    }

    private String address(Field field, TermView term) {
        return edition.addresses().term(field, term.id(), edition.site().firstLanguage());
    }

    /** Links to all of them. */
    NarrowView view(Narrower narrower, String here) {
        return new NarrowView(
                narrower.field().label().in(edition.language()),
                narrower.pairs().stream().map(pair -> view(pair, here)).toList());
    }

    private NarrowTermView view(Pair pair, String here) {
        Entry only = pair.entries().getFirst();
        return pair.isList()
                ? new NarrowTermView(
                        pair.term().name(),
                        edition.addresses().at(pair.path(), edition.language()),
                        pair.entries().size(),
                        Words.NONE,
                        pair.path().equals(here))
                : new NarrowTermView(
                        pair.term().name(),
                        edition.addresses().entry(only, edition.language()),
                        1,
                        edition.title(only),
                        false);
    }
}
