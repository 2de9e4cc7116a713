/** Reads files of rows and columns as they are found: CSV in old and new encodings, XLSX. */
@NullMarked
package jp.musubi.cms.importer.table;

import org.jspecify.annotations.NullMarked;
