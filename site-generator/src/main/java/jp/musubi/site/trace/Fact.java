package jp.musubi.site.trace;

/**
 * One thing that a page can read of the content or the theme. Entries and templates provide facts,
 * pages read them; a page is out of date exactly when a fact that it read changed.
 *
 * @param key what tells facts of one sort apart; empty where there is only one
 */
public record Fact(Sort sort, String key) {
    /** Everything of every entry. */
    public static final Fact EVERY_ENTRY = new Fact(Sort.EVERY_ENTRY, "");

    /** When the newest entry changed. */
    public static final Fact CHANGED_AT = new Fact(Sort.CHANGED_AT, "");

    /** Where entries were before, and where they are now. */
    public static final Fact REDIRECTS = new Fact(Sort.REDIRECTS, "");

    /** Everything of every asset. */
    public static final Fact EVERY_ASSET = new Fact(Sort.EVERY_ASSET, "");

    /** Which documents the city signed. */
    public static final Fact SIGNED_FILES = new Fact(Sort.SIGNED_FILES, "");

    /** What can be read. The names are kept in the state of a build. */
    public enum Sort {
        EVERY_ENTRY,
        CHANGED_AT,
        /** Former addresses with the present ones. */
        REDIRECTS,
        /** An entry with its address. */
        ENTRY,
        /** The entries of a type and their order. */
        TYPE,
        /** The names that entries of a type are referred to by. */
        NAMES,
        /** What the entries of a type are called, by people and in references. */
        TITLES,
        /** The entries of a type that refer to an entry. */
        REFERRERS,
        /** Everything of what refers to an entry, of whatever type. */
        NEWS,
        /** The entries that carry a term. */
        TERM,
        /** The terms of a field with the entries that carry them. */
        TERM_ENTRIES,
        /** How many entries carry each term of a field. */
        TERM_COUNTS,
        /** Which entries carry a term, in which order and with which other terms. */
        TERM_ORDER,
        /** A picture or document. */
        ASSET,
        /** Every picture and document. */
        EVERY_ASSET,
        /** What every page of a language has around it. */
        FRAME,
        /** The document of a file, which texts link to. */
        DOCUMENT,
        /** A template of the theme, with all that it includes. */
        TEMPLATE,
        /** Which documents the city signed. */
        SIGNED_FILES,
        /** A document that the city signed. */
        SIGNED,
        /** Whose a number is. */
        NUMBER
    }

    /** An entry: its fields, times and address. */
    public static Fact entry(String id) {
        return new Fact(Sort.ENTRY, id);
    }

    /** All entries of a type, and their order. */
    public static Fact type(String type) {
        return new Fact(Sort.TYPE, type);
    }

    /** Which slugs and ids a type has. */
    public static Fact names(String type) {
        return new Fact(Sort.NAMES, type);
    }

    /** Titles, slugs and ids of a type. */
    public static Fact titles(String type) {
        return new Fact(Sort.TITLES, type);
    }

    /** The entries of a type that refer to an entry. */
    public static Fact referrers(String id, String type) {
        return new Fact(Sort.REFERRERS, id + " " + type);
    }

    /** All that refers to an entry, of whatever type. */
    public static Fact news(String id) {
        return new Fact(Sort.NEWS, id);
    }

    /** The entries that carry a term in a field of a type. */
    public static Fact term(String type, String field, String term) {
        return new Fact(Sort.TERM, type + "/" + field + "/" + term);
    }

    /** All terms of a field, each with its entries. */
    public static Fact termEntries(String type, String field) {
        return new Fact(Sort.TERM_ENTRIES, type + "/" + field);
    }

    /** How many entries carry each term of a field. */
    public static Fact termCounts(String type, String field) {
        return new Fact(Sort.TERM_COUNTS, type + "/" + field);
    }

    /** The order and the terms of the entries that carry a term; not what else they say. */
    public static Fact termOrder(String type, String field, String term) {
        return new Fact(Sort.TERM_ORDER, type + "/" + field + "/" + term);
    }

    /** An asset. */
    public static Fact asset(String id) {
        return new Fact(Sort.ASSET, id);
    }

    /** The document that has a file, as the snapshot names it. */
    public static Fact document(String file) {
        return new Fact(Sort.DOCUMENT, file);
    }

    /** A document that the city signed, by its path. */
    public static Fact signed(String path) {
        return new Fact(Sort.SIGNED, path);
    }

    /** The banner or award that a number belongs to. */
    public static Fact number(String number) {
        return new Fact(Sort.NUMBER, number);
    }

    /** A template of the theme, by its name. */
    public static Fact template(String name) {
        return new Fact(Sort.TEMPLATE, name);
    }

    /** Header and footer of the pages of a language. */
    public static Fact frame(String name) {
        return new Fact(Sort.FRAME, name);
    }
}
