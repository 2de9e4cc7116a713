package jp.musubi.site.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Texts of documents in a folder that outlives a process, by the hash of the document's bytes, and
 * beside them small files that tell which file had which bytes when it was looked at last. A file
 * that is damaged is as good as missing.
 */
final class KeptTexts {
    /** Files that are kept; what was read longest ago goes first. */
    static final int MAX_FILES = 20_000;

    /** With another number nothing is taken of what an older program read. */
    private static final int FORMAT = 1;

    private final Path folder;

    KeptTexts(Path folder) {
        this.folder = folder;
    }

    /** The hash of the bytes that a file of a version had. */
    Optional<String> hash(String version) {
        try {
            return Optional.of(Files.readString(folder.resolve(version + ".of")))
                    .filter(hash -> hash.matches("[0-9a-f]{64}"));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What bytes of a hash say. */
    Optional<Extract> text(String hash) {
        try (var from =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(folder.resolve(hash))))) {
            return from.readInt() == FORMAT
                    ? Optional.of(ReaderProgram.read(from))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Keeps the hash of a file's bytes. */
    void keep(String version, String hash) throws IOException {
        write(version + ".of", to -> to.writeBytes(hash));
    }

    /** Keeps what bytes say. */
    void keep(String hash, Extract extract) throws IOException {
        write(
                hash,
                to -> {
                    to.writeInt(FORMAT);
                    ReaderProgram.write(extract, to);
                });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(DataOutputStream to) throws IOException;
    }

    private void write(String name, Content content) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "new", "");
        try (var to =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            content.writeTo(to);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the oldest files if there are too many. */
    void prune() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        } catch (NoSuchFileException _) {
            return;
        }
        if (files.size() > MAX_FILES) {
            List<Path> oldest =
                    files.stream()
                            .sorted(Comparator.comparing(KeptTexts::time))
                            .limit(files.size() - MAX_FILES / 2)
                            .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }
}
