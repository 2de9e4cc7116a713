package jp.musubi.site.link;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.vocabulary.Term;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The entries of one type that carry one term of a field.
 *
 * @param id the term's id, or the year in digits
 * @param term the term; null for a year
 * @param entries in the type's order; empty for a term that nobody uses yet
 */
public record TermEntries(String id, @Nullable Term term, List<Entry> entries) {
    public TermEntries {
        entries = List.copyOf(entries);
    }

    /** How many entries carry it. */
    public int count() {
        return entries.size();
    }

    /** The term's short name in a language; a year is its own name. */
    public String name(String language) {
        return term == null ? id : term.name(language);
    }

    /** The term's full name in a language; a year is its own name. */
    public String fullName(String language) {
        return term == null ? id : term.label().in(language);
    }
}
