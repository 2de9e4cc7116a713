package jp.musubi.cms.publish;

import jp.musubi.cms.database.Ids;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** A new, empty folder for a release; later ones sort behind earlier ones. */
    public Path prepare() throws IOException {
        return Files.createDirectories(folder.resolve("releases").resolve(ids.next().toString()));
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

    /** Takes an unfinished release away. */
    public void discard(Path release) {
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
