package jp.musubi.cms.importer.table;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a file before it is opened.
 *
 * @param encoding of CSV
 * @param separator between the cells of CSV; null to find out
 * @param quote around cells of CSV; null to find out
 * @param sheet name of the sheet of a workbook; null for the first one with rows
 */
public record Layout(
        Encoding encoding,
        @Nullable Character separator,
        @Nullable Character quote,
        @Nullable String sheet) {
    /** Nothing is known. */
    public static final Layout UNKNOWN = new Layout(Encoding.AUTO, null, null, null);
}
