package jp.musubi.site;

import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.trace.Hash;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The generator as it lies on the disk. Another one may make other files of the same content, so
 * that after an upgrade nothing of the last build is kept.
 */
final class Program {
    /** The one that runs, which stays what it was at its first build when its file is replaced. */
    static final Program RUNNING = new Program(placesOf(Snapshot.class, Program.class));

    private final Set<Path> places;
    private @Nullable Long version;

    /**
     * @param places folders of classes, or archives, which have their libraries with them
     */
    Program(Set<Path> places) {
        this.places = new LinkedHashSet<>(places);
    }

    /**
     * Hash of all its files, read once. Of an archive its table of contents is read, which has a
     * checksum of each; names of classes stand in the files themselves.
     */
    synchronized long version() throws IOException {
        Long known = version;
        if (known == null) {
            known = read();
            version = known;
        }
        return known;
    }

    private long read() throws IOException {
        var hash = new Hash();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                addFolder(place, hash);
            } else {
                addArchive(place, hash);
            }
        }
        return hash.value();
    }

    private static void addFolder(Path folder, Hash hash) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                hash.with(folder.relativize(file).toString()).with(Files.readAllBytes(file));
            }
        }
    }

    private static void addArchive(Path archive, Hash hash) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            // Tens of thousands of files: their checksums are condensed at once, as it is waited
            // for.
            long[] sums = zip.stream().mapToLong(ZipEntry::getCrc).toArray();
            ByteBuffer all = ByteBuffer.allocate(sums.length * Long.BYTES);
            all.asLongBuffer().put(sums);
            hash.with(all.array());
        }
    }

    private static Set<Path> placesOf(Class<?>... classes) {
        var places = new LinkedHashSet<Path>();
        for (Class<?> each : classes) {
            CodeSource source = each.getProtectionDomain().getCodeSource();
            if (source != null) {
                places.add(path(source.getLocation()));
            }
        }
        return places;
    }

    private static Path path(URL place) {
        try {
            return Path.of(place.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes come from " + place, e);
        }
    }
}
