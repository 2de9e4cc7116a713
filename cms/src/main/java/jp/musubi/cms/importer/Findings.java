package jp.musubi.cms.importer;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is reported about rows, in the order it was found. A file of any size can have something
 * wrong in every row: beyond the first ones findings wait in a temporary file.
 */
public final class Findings implements AutoCloseable {
    /** Findings held in memory. */
    static final int MAX_HELD = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Finding> held = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable BufferedWriter writer;
    private long count;

    Findings() {}

    void add(Finding finding) {
        count++;
        if (held.size() < MAX_HELD) {
            held.add(finding);
            return;
        }
        try {
            if (writer == null) {
                file = Files.createTempFile("musubi-import-", ".ndjson");
                writer = Files.newBufferedWriter(file);
            }
            writer.write(JSON.writeValueAsString(finding));
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there are. */
    public long count() {
        return count;
    }

    /** The first ones. */
    public List<Finding> first(int limit) {
        return List.copyOf(held.subList(0, Math.min(limit, held.size())));
    }

    /** Walks over all of them. */
    public void forEach(Consumer<Finding> reader) throws IOException {
        held.forEach(reader);
        if (writer == null || file == null) {
            return;
        }
        writer.flush();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(JSON.readValue(line, Finding.class));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
