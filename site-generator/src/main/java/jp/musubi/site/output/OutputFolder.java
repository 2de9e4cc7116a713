package jp.musubi.site.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The folder a site is written into, and the guard that nothing is written outside it. */
final class OutputFolder {
    /** The one folder with a dot that sites have (RFC 8615). */
    private static final String WELL_KNOWN = ".well-known/";

    /** Holds what the generator remembers; no page can have an address in it. */
    static final String STATE = ".musubi";

    private final Path root;
    private final Set<Path> ready = ConcurrentHashMap.newKeySet();

    private OutputFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens a folder, making it if there is none.
     *
     * @throws IOException if it holds files that no build wrote, or cannot be written to
     */
    static OutputFolder open(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new IOException(folder + " is a file; name a folder to build into");
        }
        if (Files.isDirectory(root) && !Manifest.isIn(root.resolve(STATE)) && holdsFiles(root)) {
            throw new IOException(
                    folder
                            + " holds files that no build of Musubi wrote; name an empty folder, so"
                            + " that nothing of yours is overwritten");
        }
        try {
            Files.createDirectories(root.resolve(STATE));
        } catch (IOException e) {
            throw new IOException(folder + " cannot be written to: " + e.getMessage(), e);
        }
        var opened = new OutputFolder(root);
        opened.ready.add(root);
        return opened;
    }

    private static boolean holdsFiles(Path root) throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            return inside.anyMatch(path -> !path.endsWith(STATE));
        }
    }

    Path state() {
        return root.resolve(STATE);
    }

    /**
     * The file at a path below the folder.
     *
     * @throws IOException if the path could leave the folder or hide in it
     */
    Path file(String path) throws IOException {
        String visible = path.startsWith(WELL_KNOWN) ? path.substring(WELL_KNOWN.length()) : path;
        for (String segment : visible.split("/", -1)) {
            boolean harmless =
                    !segment.isEmpty()
                            && segment.charAt(0) != '.'
                            && segment.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
            if (!harmless) {
                throw new IOException(
                        "the file name \""
                                + path
                                + "\" is not allowed in a site; nothing is"
                                + " written outside the output folder");
            }
        }
        return root.resolve(path);
    }

    /** Makes the folders above a file, each once; never follows a link out of the folder. */
    void prepareFor(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null || ready.contains(parent)) {
            return;
        }
        prepareFor(parent);
        try {
            Files.createDirectory(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(
                        parent
                                + " is in the way of a folder of the site; remove it and build"
                                + " again",
                        e);
            }
        }
        ready.add(parent);
    }

    /** Deletes a file and the folders that are empty without it. */
    boolean remove(String path) throws IOException {
        Path file = file(path);
        boolean removed = !Files.isDirectory(file) && Files.deleteIfExists(file);
        for (Path parent = file.getParent();
                removed && parent != null && !parent.equals(root);
                parent = parent.getParent()) {
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException e) {
                break;
            }
        }
        return removed;
    }
}
