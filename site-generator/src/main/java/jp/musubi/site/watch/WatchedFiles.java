package jp.musubi.site.watch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Files and folders whose changes somebody waits for. The operating system only says when to look;
 * what changed is seen by comparing what is there with what was there. So it does not matter how an
 * editor saves, whether events were lost, or whether a network drive has any.
 *
 * <p>Names that begin with a dot or end with a tilde are the notes of editors, and left out.
 */
final class WatchedFiles implements AutoCloseable {
    /** How often to look even if nobody said that anything changed. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** Whoever saves many files is given the time to finish: nothing may change for so long. */
    private static final Duration QUIET = Duration.ofMillis(60);

    private static final int MAX_LOOKS_FOR_QUIET = 20;

    /** Deeper than any content folder or theme; a link that leads upwards ends here. */
    private static final int MAX_DEPTH = 24;

    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_DELETE,
        StandardWatchEventKinds.ENTRY_MODIFY
    };

    private final List<Path> roots;
    private final Path left;
    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private Footprints last;

    /**
     * Begins to watch: what changes from now on is told by {@link #await}.
     *
     * @param roots files and folders; they may be missing, and come and go
     * @param left a folder that is left out, wherever it is
     */
    WatchedFiles(List<Path> roots, Path left) throws IOException {
        this.roots = roots.stream().map(WatchedFiles::absolute).toList();
        this.left = absolute(left);
        this.service = FileSystems.getDefault().newWatchService();
        this.last = look();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Waits until something has changed since the last time, and gives back what. */
    Set<Path> await() throws InterruptedException, IOException {
        while (true) {
            forget(service.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            Footprints now = look();
            if (!now.equals(last)) {
                now = settled(now);
                Set<Path> changed = now.differingFrom(last);
                last = now;
                if (!changed.isEmpty()) {
                    return changed;
                }
            }
        }
    }

    private Footprints settled(Footprints first) throws InterruptedException, IOException {
        Footprints before = first;
        for (int looks = 0; looks < MAX_LOOKS_FOR_QUIET; looks++) {
            Thread.sleep(QUIET);
            Footprints now = look();
            if (now.equals(before)) {
                break;
            }
            before = now;
        }
        return before;
    }

    private static void forget(@Nullable WatchKey key) {
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
    }

    private Footprints look() throws IOException {
        keys.values().removeIf(key -> !key.isValid());
        Map<Path, Footprints.Footprint> found = new HashMap<>();
        for (Path root : roots) {
            if (Files.isRegularFile(root)) {
                Path folder = root.getParent();
                if (folder != null) {
                    watch(folder);
                }
            }
            Files.walkFileTree(
                    root,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    MAX_DEPTH,
                    new Visitor(root, found));
        }
        return new Footprints(found);
    }

    /** Without it, as on a system that watches no more folders, changes are seen a little later. */
    private void watch(Path folder) {
        if (!keys.containsKey(folder)) {
            try {
                keys.put(folder, folder.register(service, KINDS));
            } catch (IOException e) {
                // It vanished meanwhile, or the system gives no more watches.
                keys.remove(folder);
            }
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, Footprints.Footprint> found;

        Visitor(Path root, Map<Path, Footprints.Footprint> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(left) || isNote(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            watch(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isNote(file)) {
                found.put(file, Footprints.Footprint.of(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What vanished while it was looked at is no longer there. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private boolean isNote(Path path) {
            String name = String.valueOf(path.getFileName());
            return !path.equals(root) && (name.startsWith(".") || name.endsWith("~"));
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
