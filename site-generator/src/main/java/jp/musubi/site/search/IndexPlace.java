package jp.musubi.site.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of an index and its two neighbours: the one that is being written and the one that was
 * set aside. There is no moment without a whole index under one of the names, so a crash at any
 * instant leaves one that can be opened.
 */
record IndexPlace(Path folder) {
    IndexPlace {
        folder = folder.toAbsolutePath().normalize();
    }

    /** An empty folder beside, for a new index. */
    Path fresh() throws IOException {
        Path fresh = neighbour(".new");
        delete(fresh);
        Files.createDirectories(fresh);
        return fresh;
    }

    /** Gives a new index the name of the place. */
    void replaceBy(Path fresh) throws IOException {
        Path old = neighbour(".old");
        if (Files.exists(folder)) {
            delete(old);
            Files.move(folder, old);
        }
        Files.move(fresh, folder);
        delete(old);
    }

    /** Where an index may be found, the best place first. */
    List<Path> candidates() {
        return List.of(folder, neighbour(".old"));
    }

    /** Removes the index and what is left beside it. */
    void delete() throws IOException {
        for (Path each : List.of(folder, neighbour(".new"), neighbour(".old"))) {
            delete(each);
        }
    }

    private Path neighbour(String ending) {
        return folder.resolveSibling(folder.getFileName() + ending);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
