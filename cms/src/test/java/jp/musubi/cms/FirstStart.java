package jp.musubi.cms;

import jp.musubi.cms.database.EmptyStores;
import jp.musubi.site.BuildFailed;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Data folders as a city's first start leaves them, with its accounts and its whole site. One of
 * each kind is made in a JVM, and cities of tests begin with copies of it: a first start takes
 * seconds, and nearly every class needs one. What a city makes of its copy is its own.
 */
final class FirstStart {
    private static final Map<Boolean, Path> MADE = new HashMap<>();

    private FirstStart() {}

    /**
     * Puts a copy into a data folder, unless there is a store.
     *
     * @param sample whether the city is the sample city; else it has no entries
     */
    static synchronized void copyInto(Path data, boolean sample)
            throws IOException, Settings.Invalid, BuildFailed {
        if (Files.exists(data.resolve("musubi.mv.db"))) {
            return;
        }
        Path made = MADE.get(sample);
        if (made == null) {
            made = Files.createTempDirectory("musubi-first");
            Path folder = made;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            EmptyStores.embed(made);
            make(made, sample);
            MADE.put(sample, made);
        }
        Files.createDirectories(data);
        Files.walkFileTree(made, new Copy(made, data));
    }

    private static void make(Path data, boolean sample)
            throws IOException, Settings.Invalid, BuildFailed {
        Settings settings = Settings.read(Optional.empty(), Map.of()).withData(data).withPort(0);
        try (Wiring wiring = Wiring.open(settings)) {
            RunningCity.populate(wiring, sample);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }

    /** Copies a folder; files that are one under two names are one again. */
    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;
        private final Map<Object, Path> copied = new HashMap<>();

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        private Path place(Path path) {
            return to.resolve(from.relativize(path));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes known)
                throws IOException {
            Files.createDirectories(place(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes known) throws IOException {
            Path place = place(file);
            Object identity = known.fileKey();
            @Nullable Path before = identity == null ? null : copied.putIfAbsent(identity, place);
            if (known.isSymbolicLink()) {
                Files.createSymbolicLink(place, Files.readSymbolicLink(file));
            } else if (before != null) {
                Files.createLink(place, before);
            } else {
                // A build knows its files by size and time.
                Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
