package jp.musubi.cms.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The report for programs; CONTRACT section 2 names the keys. */
public final class ReportJson {
    private ReportJson() {}

    /** Writes the report as UTF-8. */
    public static void write(ImportReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeBooleanField("dryRun", report.dryRun());
            json.writeNumberField("created", report.created());
            json.writeNumberField("updated", report.updated());
            json.writeNumberField("unchanged", report.unchanged());
            json.writeNumberField("blank", report.blank());
            list(json, "skipped", report.skipped());
            list(json, "warnings", report.warnings());
            json.writeEndObject();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static void list(JsonGenerator json, String name, Findings findings)
            throws IOException {
        json.writeArrayFieldStart(name);
        findings.forEach(finding -> {
            try {
                json.writeStartObject();
                json.writeNumberField("line", finding.line());
                if (!finding.column().isEmpty()) {
                    json.writeStringField("column", finding.column());
                }
                if (!finding.field().isEmpty()) {
                    json.writeStringField("field", finding.field());
                }
                json.writeStringField("reason", finding.reason());
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        json.writeEndArray();
    }
}
