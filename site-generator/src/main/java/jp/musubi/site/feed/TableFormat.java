package jp.musubi.site.feed;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;

import java.io.IOException;
import java.util.List;

/** How a table of open data is written down. */
interface TableFormat {
    /** What the names of such files end with. */
    String ending();

    /** What stands before all rows. */
    byte[] head(ContentType type, List<Column> columns, int rows) throws IOException;

    /**
     * Some rows.
     *
     * @param isFirst whether no row stands before them
     */
    byte[] rows(List<Entry> entries, List<Column> columns, boolean isFirst) throws IOException;

    /** What stands behind all rows. */
    byte[] end();
}
