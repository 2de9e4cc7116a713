package jp.musubi.cms.release;

import jp.musubi.site.SiteFolder;
import jp.musubi.site.output.Compression;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder with the files of a site. Trees share files by hard links, as far as the disk allows it:
 * no file is ever changed in place, and so one tree does not change another.
 *
 * @param root may not exist yet
 */
record Tree(Path root) {
    /** Whether a file is in the tree. */
    boolean has(String path) {
        return Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes the files of a path, the file and its compressed variant, what another tree has. */
    void take(String path, Tree from) throws IOException {
        takeOne(path, from);
        takeOne(path + Compression.SUFFIX, from);
    }

    private void takeOne(String path, Tree from) throws IOException {
        Path place = root.resolve(path);
        Path source = from.root.resolve(path);
        if (!from.has(path)) {
            remove(place);
            return;
        }
        Files.deleteIfExists(place);
        try {
            link(place, source);
        } catch (NoSuchFileException e) {
            Path parent = place.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            link(place, source);
        }
    }

    private static void link(Path place, Path source) throws IOException {
        try {
            Files.createLink(place, source);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A disk without hard links; the time tells whether the copy is still the same.
            Files.copy(source, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Removes a file and the folders that are empty without it. */
    private void remove(Path file) throws IOException {
        boolean removed = Files.deleteIfExists(file);
        for (Path parent = file.getParent();
                removed && parent != null && !parent.equals(root);
                parent = parent.getParent()) {
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** The paths at which this tree and another differ. */
    Set<String> differingFrom(Tree other) throws IOException {
        Map<String, Object> ours = files("");
        Map<String, Object> theirs = other.files("");
        return differing(ours, theirs);
    }

    /** As {@link #differingFrom(Tree)}, looking at nothing but the search index. */
    Set<String> differingFromIndexOf(Tree other) throws IOException {
        String index = SiteFolder.index(Path.of("")).toString();
        return differing(files(index), other.files(index));
    }

    private static Set<String> differing(Map<String, Object> ours, Map<String, Object> theirs) {
        Set<String> differing = new TreeSet<>();
        ours.forEach((path, version) -> {
            if (!version.equals(theirs.get(path))) {
                differing.add(path);
            }
        });
        theirs.keySet().stream().filter(path -> !ours.containsKey(path)).forEach(differing::add);
        return differing;
    }

    /** Every file below a folder, with what is the same as long as the file is. */
    private Map<String, Object> files(String below) throws IOException {
        var files = new HashMap<String, Object>();
        Path folder = root.resolve(below);
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new Reading(root, files));
        }
        return files;
    }

    private static final class Reading extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<String, Object> files;

        Reading(Path root, Map<String, Object> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path path = root.relativize(file);
            if (!SiteFolder.isForBuilds(path)) {
                files.put(path.toString(), version(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        /** Size and time tell a copy; the disk's own key is too strict for a disk without links. */
        private static Object version(BasicFileAttributes attributes) {
            return List.of(attributes.size(), attributes.lastModifiedTime());
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    /** Deletes the folder with all that is in it. */
    void delete() throws IOException {
        delete(root);
    }

    static void delete(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
