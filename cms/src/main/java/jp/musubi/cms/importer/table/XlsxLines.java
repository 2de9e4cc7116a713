package jp.musubi.cms.importer.table;

import jp.musubi.cms.importer.wording.Sentence;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Rows of one sheet of a workbook, read as a stream. */
final class XlsxLines implements TableLines {
    /**
     * Bytes of a workbook's table of texts, unpacked. The format asks to have it whole in memory; a
     * larger register comes as CSV, which is read in any size.
     */
    static final long MAX_TEXTS_BYTES = 48_000_000;

    /** Bytes of any other part, unpacked: more is a bomb and no register. */
    static final long MAX_PART_BYTES = 4_000_000_000L;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final XlsxCells cells;
    private final Deque<TableLine> pending = new ArrayDeque<>();

    private XlsxLines(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.cells = new XlsxCells(workbook.isDate1904());
    }

    static XlsxLines open(Path file, @Nullable String sheetName) throws UnreadableFile {
        refuseBombs(file);
        ReadableWorkbook workbook = workbook(file);
        try {
            return new XlsxLines(workbook, sheet(workbook, sheetName).openStream());
        } catch (IOException | RuntimeException e) {
            close(workbook);
            throw damaged(e);
        } catch (UnreadableFile e) {
            close(workbook);
            throw e;
        }
    }

    /** A workbook need not have styles, but the library reads formats only of one that has. */
    private static ReadableWorkbook workbook(Path file) throws UnreadableFile {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            try {
                return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
            } catch (IOException | RuntimeException again) {
                throw damaged(again);
            }
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name)
            throws UnreadableFile {
        List<Sheet> sheets = workbook.getSheets().toList();
        List<String> names = sheets.stream().map(Sheet::getName).toList();
        Optional<Sheet> found =
                sheets.stream()
                        .filter(sheet ->
                                name != null
                                        ? sheet.getName().equals(name)
                                        : sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst();
        return found.orElseThrow(() ->
                new UnreadableFile(
                        Sentence.of(
                                "no_sheet", name == null ? "" : name, String.join(", ", names))));
    }

    private static void refuseBombs(Path file) throws UnreadableFile {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableFile(Sentence.of("no_workbook"));
            }
            for (ZipEntry part : zip.stream().map(ZipEntry.class::cast).toList()) {
                boolean texts = part.getName().endsWith("sharedStrings.xml");
                long most = texts ? MAX_TEXTS_BYTES : MAX_PART_BYTES;
                if (part.getSize() > most) {
                    throw new UnreadableFile(Sentence.of("workbook_too_large", part.getSize()));
                }
            }
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    @Override
    public @Nullable TableLine next() throws UnreadableFile {
        TableLine waiting = pending.poll();
        if (waiting != null) {
            return waiting;
        }
        try {
            if (!rows.hasNext()) {
                return null;
            }
            return line(rows.next());
        } catch (ExcelReaderException | UncheckedIOException | IllegalStateException e) {
            throw damaged(e);
        } catch (RuntimeException e) {
            // The library lets whatever its parser met in a damaged sheet through.
            throw damaged(e);
        }
    }

    private TableLine line(Row row) {
        List<String> texts = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), CsvLines.MAX_ROW_CELLS); i++) {
            Cell cell = row.getCell(i);
            texts.add(cells.text(cell));
            if (cell != null && XlsxCells.isError(cell)) {
                errors.add(String.valueOf(cell.getAddress()));
            }
        }
        TableLine.Row read = new TableLine.Row(row.getRowNum(), texts);
        if (errors.isEmpty()) {
            return read;
        }
        pending.add(read);
        return new TableLine.Remark(
                row.getRowNum(), Sentence.of("error_cells", String.join(", ", errors)));
    }

    private static UnreadableFile damaged(Exception e) {
        return new UnreadableFile(Sentence.of("workbook_damaged", String.valueOf(e.getMessage())));
    }

    private static void close(@Nullable ReadableWorkbook workbook) {
        try {
            if (workbook != null) {
                workbook.close();
            }
        } catch (IOException e) {
            // Nothing was written to it: a failure to close loses nothing.
        }
    }

    @Override
    public void close() {
        stream.close();
        close(workbook);
    }
}
