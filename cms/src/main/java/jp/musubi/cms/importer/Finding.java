package jp.musubi.cms.importer;

/**
 * Something to be reported about a row.
 *
 * @param line of the file, from 1
 * @param column heading of the column; empty when the row as a whole is meant
 * @param field name of the field; empty when none is meant
 */
public record Finding(long line, String column, String field, String reason) {}
