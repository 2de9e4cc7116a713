package jp.musubi.cms.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/**
 * The files of assets below the data folder. A file is named by its content and never changes; it
 * appears under its name at once and whole, and stays after a power failure.
 */
final class AssetFolder {
    /** Hidden, so that no snapshot can name what lies there. */
    private static final String UNFINISHED = "assets/.unfinished";

    private final Path data;

    AssetFolder(Path data) throws IOException {
        this.data = data;
        Files.createDirectories(data.resolve(UNFINISHED));
        sweep();
    }

    /** An empty file for bytes on their way in. */
    Path unfinished() throws IOException {
        return Files.createTempFile(data.resolve(UNFINISHED), "upload-", ".part");
    }

    /** Keeps bytes under a name like {@code assets/ab/abc.webp}. */
    void keep(String name, byte[] bytes) throws IOException {
        if (isThere(name, bytes.length)) {
            return;
        }
        Path file = unfinished();
        try {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            keep(name, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Keeps an unfinished file under a name, from where it moves. */
    void keep(String name, Path file) throws IOException {
        if (isThere(name, Files.size(file))) {
            return;
        }
        Path target = data.resolve(name);
        Path folder = Objects.requireNonNull(target.getParent());
        Files.createDirectories(folder);
        sync(file, StandardOpenOption.WRITE);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        sync(folder, StandardOpenOption.READ);
        sync(Objects.requireNonNull(folder.getParent()), StandardOpenOption.READ);
    }

    /** The same name means the same content; another length means a disk that lost some of it. */
    private boolean isThere(String name, long bytes) throws IOException {
        Path file = data.resolve(name);
        return Files.isRegularFile(file) && Files.size(file) == bytes;
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there a move is durable by itself.
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }

    /** Throws away what a crash left behind; younger files may still be written by others. */
    private void sweep() throws IOException {
        Instant old = Instant.now().minus(AssetLimits.MAX_UNFINISHED_AGE);
        try (var files = Files.list(data.resolve(UNFINISHED))) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
