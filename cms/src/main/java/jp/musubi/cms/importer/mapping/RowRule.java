package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.wording.Sentence;

import java.util.function.Predicate;

/**
 * Rows to leave out.
 *
 * @param column whose cell decides
 * @param test true for a cell whose row is left out
 * @param reason as it is reported
 */
record RowRule(String column, Predicate<String> test, Sentence reason) {}
