package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.wording.Sentence;

import java.util.List;

/** What stands at one place of a file. */
public sealed interface TableLine {
    /** The line of the file where it begins, from 1; in a workbook the number of the row. */
    long line();

    /** A row of cells, as they were written. */
    record Row(long line, List<String> cells) implements TableLine {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The cell at a position; empty where the row is shorter. */
        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        /** Whether all cells are empty or hold blanks only. */
        public boolean isBlank() {
            return cells.stream().allMatch(Blanks::isBlank);
        }
    }

    /** A row that cannot be read. */
    record Damaged(long line, Sentence reason) implements TableLine {}

    /** Something odd about the row that follows, which was read all the same. */
    record Remark(long line, Sentence remark) implements TableLine {}
}
