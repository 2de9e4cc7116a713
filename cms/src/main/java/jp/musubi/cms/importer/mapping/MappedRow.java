package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.entry.Fields;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a row says, as far as it can be used.
 *
 * @param line where the row stands
 * @param slug as wished; null to have one made
 * @param fields checked values
 * @param warnings about values that were left out
 */
public record MappedRow(long line, @Nullable String slug, Fields fields, List<Warning> warnings) {
    public MappedRow {
        warnings = List.copyOf(warnings);
    }

    /**
     * A value that was left out.
     *
     * @param field name of the field; empty when no field is meant
     * @param column headings of the columns it came from; empty when no column is meant
     */
    public record Warning(long line, String field, String column, Sentence reason) {}
}
