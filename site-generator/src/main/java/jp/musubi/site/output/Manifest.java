package jp.musubi.site.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What earlier builds wrote into an output folder: {@code .musubi/manifest}, one file a line as
 * {@code version TAB size TAB modified TAB path}. A build that was interrupted leaves {@code
 * .musubi/journal}, the paths it had newly made.
 */
final class Manifest {
    private static final String FIRST_LINE = "musubi site 1";

    private Manifest() {}

    /**
     * One file as it was left.
     *
     * @param version what its bytes follow from: their hash, or size and time of the file copied
     * @param size bytes
     * @param modified last modification as the file system tells it, nanoseconds since 1970
     */
    record Known(String version, long size, long modified) {
        /** A file whose build was interrupted: it is ours, but its bytes are unknown. */
        static final Known INTERRUPTED = new Known("", -1, -1);
    }

    static boolean isIn(Path state) {
        return Files.isRegularFile(state.resolve("manifest"))
                || Files.isRegularFile(state.resolve("journal"));
    }

    static Map<String, Known> read(Path state) throws IOException {
        var known = new HashMap<String, Known>();
        Path journal = state.resolve("journal");
        if (Files.isRegularFile(journal)) {
            for (String path : Files.readAllLines(journal)) {
                known.put(path, Known.INTERRUPTED);
            }
        }
        Path manifest = state.resolve("manifest");
        if (Files.isRegularFile(manifest)) {
            readLines(manifest, known);
        }
        return known;
    }

    private static void readLines(Path manifest, Map<String, Known> known) throws IOException {
        try (var reader = Files.newBufferedReader(manifest)) {
            if (!FIRST_LINE.equals(reader.readLine())) {
                throw new IOException(
                        manifest
                                + " was written by another version of Musubi; build into an empty"
                                + " folder");
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split("\t", 4);
                if (parts.length < 4) {
                    throw new IOException(manifest + " is damaged; build into an empty folder");
                }
                known.put(
                        parts[3],
                        new Known(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
            }
        } catch (NumberFormatException e) {
            throw new IOException(manifest + " is damaged; build into an empty folder", e);
        }
    }

    /** Replaces the manifest in one step; the journal is done with. */
    static void write(Path state, Map<String, Known> files) throws IOException {
        Path draft = state.resolve("manifest.new");
        try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            out.write(FIRST_LINE + "\n");
            for (Map.Entry<String, Known> file : files.entrySet()) {
                Known known = file.getValue();
                out.append(known.version())
                        .append('\t')
                        .append(Long.toString(known.size()))
                        .append('\t')
                        .append(Long.toString(known.modified()))
                        .append('\t')
                        .append(file.getKey())
                        .append('\n');
            }
        }
        Files.move(
                draft,
                state.resolve("manifest"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(state.resolve("journal"));
    }
}
