package jp.musubi.content.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Where the shipped files lie, as a folder that can be listed: on disk, or inside the jar. */
public final class BundledFiles {
    private BundledFiles() {}

    /**
     * The folder with {@code types}, {@code vocabularies}, {@code programmes} and {@code sample}.
     */
    public static Path folder() {
        URL marker =
                Objects.requireNonNull(
                        BundledFiles.class.getResource("types/group.yml"), "types/group.yml");
        try {
            URI address = marker.toURI();
            return Objects.requireNonNull(
                    Objects.requireNonNull(path(address).getParent()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the shipped files cannot be found at " + marker, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(URI address) throws IOException {
        if (address.getScheme().equals("jar")) {
            try {
                // Stays open for the life of the program: paths handed out depend on it.
                FileSystems.newFileSystem(address, Map.of());
            } catch (FileSystemAlreadyExistsException e) {
                // Somebody else opened the same jar; its paths serve as well.
                return Path.of(address);
            }
        }
        return Path.of(address);
    }
}
