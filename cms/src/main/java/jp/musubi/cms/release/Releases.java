package jp.musubi.cms.publish;

import jp.musubi.cms.database.Ids;
import jp.musubi.site.SiteFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The releases of the site: each is a folder of its own, and {@code current} names the one that
 * readers see. It is changed by one atomic rename, so that nobody ever sees half a release.
 */
public final class Releases {
    /** Releases kept besides the current one. */
    private static final int KEPT_RELEASES = 3;

    private static final String CURRENT = "current";

    private final Path folder;
    private final Ids ids;

    /** Releases below a folder, which need not exist yet. */
    public Releases(Path folder, Ids ids) {
        this.folder = folder;
        this.ids = ids;
    }

    /** The link to the release that readers see; it may not exist yet. */
    public Path link() {
        return folder.resolve(CURRENT);
    }

    /** The folder of the release that readers see; empty before the first one. */
    public Optional<Path> current() {
        try {
            return Optional.of(link().toRealPath());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where builds keep the site up to date; nobody reads there. */
    public Path workFolder() {
        return folder.resolve("work");
    }

    /**
     * A new release with the files of a folder. Both share the files, as far as the disk allows it:
     * a build never changes a file in place, and so changes no release. Later releases sort behind
     * earlier ones.
     */
    public Path copyOf(Path site) throws IOException {
        Path release = folder.resolve("releases").resolve(ids.next().toString());
        Files.createDirectories(release);
        try {
            Files.walkFileTree(site, new Sharing(site, release));
        } catch (IOException e) {
            discard(release);
            throw e;
        }
        return release;
    }

    /** Links every file of a tree into another, or copies it where a disk has no hard links. */
    private static final class Sharing extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Sharing(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            if (!folder.equals(from)) {
                Files.createDirectory(to.resolve(from.relativize(folder)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Path place = to.resolve(from.relativize(file));
            if (SiteFolder.isForBuilds(from.relativize(file))) {
                return FileVisitResult.CONTINUE;
            }
            try {
                Files.createLink(place, file);
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(file, place);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Shows a finished release to readers and removes the oldest ones. */
    public void show(Path release) throws IOException {
        Path next = folder.resolve("next-" + release.getFileName());
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, folder.relativize(release));
        try {
            Files.move(
                    next,
                    link(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.deleteIfExists(next);
            throw new IOException(
                    "the folder "
                            + folder
                            + " cannot rename in one step; put the data on a local disk",
                    e);
        }
        sweep(release);
    }

    private static void discard(Path release) {
        try {
            delete(release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep(Path current) throws IOException {
        List<Path> others;
        try (Stream<Path> releases = Files.list(folder.resolve("releases"))) {
            others =
                    releases.filter(release -> !release.equals(current))
                            .sorted(Comparator.comparing(Path::toString).reversed())
                            .toList();
        }
        for (Path old : others.stream().skip(KEPT_RELEASES).toList()) {
            delete(old);
        }
    }

    private static void delete(Path release) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(release)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
