package jp.musubi.site.search;

/** Names of the fields of the index. */
final class IndexFields {
    /** The id of the entry that a document tells of. */
    static final String ENTRY = "entry";

    /** Languages whose readers are given this document. */
    static final String FOR = "for";

    /** Folded titles and readings, whole. */
    static final String EXACT = "exact";

    /** Words and names of an entry that can be suggested, folded; in a document of their own. */
    static final String SUGGESTION = "suggestion";

    /** How each suggestion is written, behind its folded form and a tab. Stored. */
    static final String SUGGESTION_TEXT = "suggestion_text";

    /** What entries are sorted by when nothing else decides. */
    static final String ORDER = "order";

    static final String TYPE = "type";
    static final String SLUG = "slug";
    static final String URL = "url";
    static final String TITLE = "title";
    static final String LANGUAGE = "language";

    /** Plain text for excerpts. Stored. */
    static final String TEXT = "text";

    /** Terms, dates and titles of references, each as name, tab, value. Stored. */
    static final String TERM = "term";

    static final String DATE = "date";
    static final String REFERENCE = "reference";

    /** Pairs of characters of names and of what weighs about as much. */
    static final String NAME_GRAMS = "grams_names";

    /** Pairs of characters of everything else. */
    static final String TEXT_GRAMS = "grams_texts";

    private static final String GRAMS = "grams_";
    private static final String WORDS = "words_";
    private static final String FACET = "facet_";

    /** A field of this weight or more is as good as a name. */
    static final int NAME_WEIGHT = 4;

    private IndexFields() {}

    /** The words of all fields of one weight. */
    static String words(int weight) {
        return WORDS + weight;
    }

    /** The pairs of characters of fields of that weight. */
    static String grams(int weight) {
        return weight >= NAME_WEIGHT ? NAME_GRAMS : TEXT_GRAMS;
    }

    /** The ids of a facet. */
    static String facet(String name) {
        return FACET + name;
    }

    static boolean isGrams(String field) {
        return field.startsWith(GRAMS);
    }
}
