package jp.musubi.cms.credential.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** Files that only their owner may read, where the file system knows such rights. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Refuses a folder that others may look into, or that holds such a file. */
    static void check(Path folder) throws KeyFault {
        if (!hasRights(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            check(folder, FOLDER, "700");
            for (Path file : files.sorted().toList()) {
                check(file, Files.isDirectory(file) ? FOLDER : FILE, "600");
            }
        } catch (IOException e) {
            throw new KeyFault(
                    "The key folder "
                            + folder
                            + " cannot be read: give it to the user that runs this program.",
                    e);
        }
    }

    private static void check(Path path, Set<PosixFilePermission> most, String cure)
            throws IOException, KeyFault {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        if (!most.containsAll(rights)) {
            throw new KeyFault(
                    "Others than its owner may use %s (%s): run `chmod %s %s`."
                            .formatted(path, PosixFilePermissions.toString(rights), cure, path));
        }
    }

    static void makeFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, rights(folder, FOLDER));
        }
    }

    /** Writes a file that was not there; it is on the disk when this returns. */
    static void writeNew(Path file, byte[] bytes) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, rights(file, FILE))) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Puts a file into the place of another in one step. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        writeNew(draft, bytes);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean hasRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] rights(Path path, Set<PosixFilePermission> rights) {
        return hasRights(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }
}
