package jp.musubi.site.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.feed.Column.Cell;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV (RFC 4180), with a byte order mark so that spreadsheets read Japanese. Text that a
 * spreadsheet would run as a formula is defused by an apostrophe.
 */
final class CsvTable implements TableFormat {
    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public byte[] head(ContentType type, List<Column> columns, int rows) throws IOException {
        var text = new StringWriter();
        text.write('\ufeff');
        try (CsvWriter csv = writer(text)) {
            csv.writeRecord(columns.stream().map(Column::name).toList());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] rows(List<Entry> entries, List<Column> columns, boolean isFirst)
            throws IOException {
        var text = new StringWriter();
        try (CsvWriter csv = writer(text)) {
            var row = new ArrayList<String>(columns.size());
            for (Entry entry : entries) {
                row.clear();
                for (Column column : columns) {
                    Cell cell = column.cell(entry);
                    row.add(cell.isNumber() ? cell.text() : Spreadsheet.defused(cell.text()));
                }
                csv.writeRecord(row);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }
}
