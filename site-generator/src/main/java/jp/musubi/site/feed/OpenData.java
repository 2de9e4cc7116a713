package jp.musubi.site.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.feed.Column.Cell;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Open data of all published entries of a type: CSV (RFC 4180, with a byte order mark so that
 * spreadsheets read Japanese) and JSON. Columns follow from the content type; only what readers may
 * see is in it. Text that a spreadsheet would run as a formula is defused by an apostrophe.
 */
final class OpenData {
    private static final JsonFactory JSON = new JsonFactory();

    private final LinkedSite site;
    private final Addresses addresses;

    OpenData(LinkedSite site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** Writes the table of a type. */
    void writeCsv(ContentType type, OutputStream out) throws IOException {
        List<Column> columns = Column.of(type, site, addresses);
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns.stream().map(Column::name).toList());
            var row = new ArrayList<String>(columns.size());
            for (Entry entry : site.entries(type.name())) {
                row.clear();
                for (Column column : columns) {
                    Cell cell = column.cell(entry);
                    row.add(cell.isNumber() ? cell.text() : Spreadsheet.defused(cell.text()));
                }
                csv.writeRecord(row);
            }
        }
    }

    /** Writes the entries of a type as a JSON object with an array of items. */
    void writeJson(ContentType type, OutputStream out) throws IOException {
        List<Column> columns = Column.of(type, site, addresses);
        try (JsonGenerator json =
                JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("type", type.name());
            json.writeNumberField("total", site.entries(type.name()).size());
            json.writeArrayFieldStart("items");
            for (Entry entry : site.entries(type.name())) {
                json.writeRaw('\n');
                json.writeStartObject();
                for (Column column : columns) {
                    column.cell(entry).writeTo(json, column.name());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
