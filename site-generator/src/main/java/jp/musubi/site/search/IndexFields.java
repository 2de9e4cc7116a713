package jp.musubi.site.search;

/** Names of the fields of the server's index. */
final class IndexFields {
    /** The id of the entry that a document tells of. */
    static final String ENTRY = "entry";

    /** Terms, as often as their impacts say. */
    static final String TERMS = "terms";

    /** Keys of titles and readings. */
    static final String NAME = "name";

    /** What decides between equals. */
    static final String NUMBER = "number";

    /** What entries are sorted by when nothing else decides. */
    static final String ORDER = "order";

    /** What a hit shows, as JSON. Stored. */
    static final String RESULT = "result";

    private static final String FACET = "facet_";

    private IndexFields() {}

    /** The ids of a facet. */
    static String facet(String name) {
        return FACET + name;
    }
}
