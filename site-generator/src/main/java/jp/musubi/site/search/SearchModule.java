package jp.musubi.site.search;

/** The ES module that answers questions from the published index, in browsers and under Node. */
public final class SearchModule {
    private static final String TABLE = "/* table.json */ null";

    private SearchModule() {}

    /** Its text, with the table of letters in it. */
    public static String text() {
        return Table.read("search.js").replace(TABLE, Table.SHARED.json());
    }
}
