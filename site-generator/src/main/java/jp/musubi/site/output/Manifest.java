package jp.musubi.site.output;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What earlier builds wrote into an output folder: {@code .musubi/manifest}, one file a line as
 * {@code version TAB size TAB modified TAB path}. A build puts its lines behind those that are
 * there, {@code - TAB path} for a file that is gone, and ends with {@code = TAB number of lines};
 * lines without such an end count for nothing. A build that was interrupted leaves {@code
 * .musubi/journal}, the paths it had newly made.
 *
 * <p>For one build at a time.
 */
public final class Manifest {
    private static final String FIRST_LINE = "musubi site 2";
    private static final String GONE = "-";
    private static final String END = "=";

    /** So many lines may be out of date for each that is not before all are written anew. */
    private static final int MAX_GROWTH = 2;

    private static final int MIN_LINES = 1_000;

    private final Path state;
    private final Map<String, Known> files = new HashMap<>();
    private long lines;

    private Manifest(Path state) {
        this.state = state;
    }

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

    /** What is known of the folder whose state lies there; nothing of a new one. */
    static Manifest read(Path state) throws IOException {
        var manifest = new Manifest(state);
        Path journal = state.resolve("journal");
        if (Files.isRegularFile(journal)) {
            for (String path : Files.readAllLines(journal)) {
                manifest.files.put(path, Known.INTERRUPTED);
            }
        }
        Path file = state.resolve("manifest");
        if (Files.isRegularFile(file)) {
            manifest.readBlocks(file);
        }
        return manifest;
    }

    private void readBlocks(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            if (!FIRST_LINE.equals(reader.readLine())) {
                throw new IOException(
                        file
                                + " was written by another version of Musubi; build into an empty"
                                + " folder");
            }
            while (readBlock(reader, file)) {
                lines++;
            }
        } catch (NumberFormatException e) {
            throw damaged(file);
        }
    }

    /** False at the end of the file, and of a block that was not finished. */
    private boolean readBlock(BufferedReader reader, Path file) throws IOException {
        List<String[]> block = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] parts = line.split("\t", 4);
            if (parts[0].equals(END)) {
                if (parts.length != 2 || Integer.parseInt(parts[1]) != block.size()) {
                    throw damaged(file);
                }
                for (String[] each : block) {
                    apply(each, file);
                }
                return true;
            }
            block.add(parts);
        }
        return false;
    }

    private void apply(String[] parts, Path file) throws IOException {
        lines++;
        if (parts.length == 2 && parts[0].equals(GONE)) {
            files.remove(parts[1]);
        } else if (parts.length == 4) {
            files.put(
                    parts[3],
                    new Known(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        } else {
            throw damaged(file);
        }
    }

    private static IOException damaged(Path file) {
        return new IOException(file + " is damaged; build into an empty folder");
    }

    /** Where it is kept. */
    Path state() {
        return state;
    }

    /** All files, by their paths. */
    Map<String, Known> files() {
        return Collections.unmodifiableMap(files);
    }

    /**
     * Remembers what a build did, on the disk too; the journal is done with.
     *
     * @param written files that are new or changed, as they were left
     * @param gone files that are no more
     */
    void update(Map<String, Known> written, Collection<String> gone) throws IOException {
        files.putAll(written);
        gone.forEach(files::remove);
        int added = written.size() + gone.size();
        Path file = state.resolve("manifest");
        boolean anew =
                !Files.exists(file)
                        || lines + added > MIN_LINES + (long) files.size() * (1 + MAX_GROWTH);
        if (anew) {
            Path draft = state.resolve("manifest.new");
            try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                out.write(FIRST_LINE + "\n");
                writeBlock(out, files, List.of());
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            lines = files.size();
        } else if (added > 0) {
            try (BufferedWriter out =
                    Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
                writeBlock(out, written, gone);
            }
            lines += added + 1L;
        }
        Files.deleteIfExists(state.resolve("journal"));
    }

    private static void writeBlock(
            BufferedWriter out, Map<String, Known> written, Collection<String> gone)
            throws IOException {
        for (Map.Entry<String, Known> file : written.entrySet()) {
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
        for (String path : gone) {
            out.append(GONE).append('\t').append(path).append('\n');
        }
        out.append(END).append('\t').append(written.size() + gone.size() + "").append('\n');
    }
}
