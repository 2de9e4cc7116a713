package jp.musubi.cms.office;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import jp.musubi.cms.web.Answer;
import jp.musubi.site.feed.Spreadsheet;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Tables to take along: CSV that spreadsheets read as Japanese and never run as formulas. */
public final class CsvAnswer {
    /** The media type of such a table. */
    public static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private CsvAnswer() {}

    /** Hands its lines over one by one. */
    @FunctionalInterface
    public interface Lines {
        /** Hands them over. */
        void forEach(Consumer<List<String>> line);
    }

    /** The table of these columns, written while it is sent. */
    public static Answer of(String fileName, List<String> columns, Lines lines) {
        return Answer.stream(
                        200,
                        MEDIA_TYPE,
                        Answer.UNKNOWN_LENGTH,
                        out -> {
                            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                            text.write('\ufeff');
                            CsvWriter csv =
                                    CsvWriter.builder()
                                            .lineDelimiter(LineDelimiter.CRLF)
                                            .build(text);
                            csv.writeRecord(columns);
                            lines.forEach(line ->
                                    csv.writeRecord(
                                            line.stream().map(Spreadsheet::defused).toList()));
                            csv.flush();
                        })
                .with("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .with("Cache-Control", "private, no-store");
    }
}
