package jp.musubi.cms.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.importer.mapping.Mapping;
import jp.musubi.cms.importer.mapping.MappingReader;
import jp.musubi.cms.importer.mapping.Mappings;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs imports in tests and shows what came of them. */
final class TestImport {
    private final Path file;
    private final Register register;

    TestImport(Path folder, Register register) {
        this.file = folder.resolve("register.csv");
        this.register = register;
    }

    static Mapping shipped(String name) {
        try {
            return Mappings.read(name, ContentModels.bundled(), Optional.empty());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Mapping mapping(String yaml) {
        try {
            return MappingReader.read("city.yml", yaml, ContentModels.bundled(), Optional.empty());
        } catch (jp.musubi.cms.importer.mapping.InvalidMapping e) {
            throw new IllegalStateException(e.in("en"), e);
        }
    }

    /** Imports a text; the report as its readers get it. */
    JsonNode run(Mapping mapping, String csv) throws Exception {
        return run(mapping, csv, StandardCharsets.UTF_8, false, false);
    }

    JsonNode run(Mapping mapping, String csv, Charset charset, boolean dryRun, boolean publish)
            throws Exception {
        Files.write(file, csv.getBytes(charset));
        return run(new ImportRequest(file, mapping, dryRun, publish, "ja"));
    }

    JsonNode run(ImportRequest request) throws Exception {
        var reader = new FieldsReader(ContentModels.bundled(), "ja", List.of("ja", "en"));
        var importer = new Importer(reader, Progress.SILENT);
        try (ImportReport report = importer.run(importer.prepare(request), register)) {
            return json(report);
        }
    }

    private static JsonNode json(ImportReport report) {
        try {
            var out = new ByteArrayOutputStream();
            ReportJson.write(report, out);
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what would be stored, for tests of what rows become. */
    static final class Collected implements Register {
        final List<RegisterRow> rows = new ArrayList<>();

        @Override
        public List<Outcome> upsert(List<RegisterRow> batch, boolean publish) {
            rows.addAll(batch);
            return batch.stream().map(_ -> Outcome.of(Outcome.Change.CREATED)).toList();
        }

        @Override
        public List<Outcome> preview(List<RegisterRow> batch, boolean publish) {
            return batch.stream().map(_ -> Outcome.of(Outcome.Change.CREATED)).toList();
        }
    }
}
