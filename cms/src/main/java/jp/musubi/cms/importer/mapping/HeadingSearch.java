package jp.musubi.cms.importer.mapping;

import jp.musubi.cms.importer.table.TableLine;
import jp.musubi.cms.importer.table.TableLine.Row;
import jp.musubi.cms.importer.table.TableLines;
import jp.musubi.cms.importer.table.UnreadableFile;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.entry.FieldsReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds the row of headings; above it a file may have a title or a date. */
public final class HeadingSearch {
    /** Rows with something in them that the headings may be among. */
    static final int MAX_ROWS_ABOVE = 20;

    private HeadingSearch() {}

    /**
     * Reads up to the headings; the next row of the lines is the first of the register.
     *
     * @param absent takes the headings of columns that the file does not have
     * @throws UnreadableFile when a column is missing without which no row can be used
     */
    public static RowMapper find(
            TableLines lines,
            Mapping mapping,
            FieldsReader reader,
            Consumer<MappedRow.Warning> absent)
            throws UnreadableFile {
        if (!mapping.header()) {
            return new RowMapper(mapping, Headings.numbered(mapping), reader);
        }
        Headings best = null;
        Row bestRow = null;
        int rows = 0;
        TableLine line = lines.next();
        while (line != null && rows < MAX_ROWS_ABOVE) {
            if (line instanceof Row row && !row.isBlank()) {
                rows++;
                Headings headings = Headings.of(row, mapping);
                if (headings.missing(mapping).isEmpty()) {
                    warn(headings, mapping, row, absent);
                    return new RowMapper(mapping, headings, reader);
                }
                if (best == null || headings.positions().size() > best.positions().size()) {
                    best = headings;
                    bestRow = row;
                }
            }
            line = lines.next();
        }
        throw new UnreadableFile(missing(best, bestRow, mapping));
    }

    private static void warn(
            Headings headings, Mapping mapping, Row row, Consumer<MappedRow.Warning> absent) {
        for (Column column : headings.absent(mapping)) {
            absent.accept(
                    new MappedRow.Warning(
                            row.line(),
                            "",
                            column.heading(),
                            Sentence.of("column_absent", column.heading())));
        }
    }

    private static Sentence missing(@Nullable Headings best, @Nullable Row row, Mapping mapping) {
        if (best == null || row == null) {
            return Sentence.of("no_rows");
        }
        List<Column> missing = best.missing(mapping);
        String wanted =
                missing.stream()
                        .map(column ->
                                column.headings().isEmpty()
                                        ? column.name()
                                        : String.join(" / ", column.headings()))
                        .collect(Collectors.joining(", "));
        return Sentence.of("headings_missing", wanted, row.line(), String.join(", ", row.cells()));
    }
}
