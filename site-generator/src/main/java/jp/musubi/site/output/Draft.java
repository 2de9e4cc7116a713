package jp.musubi.site.output;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that waits beside for the end of the build.
 *
 * @param variant its compressed variant; null for none
 */
record Draft(Path file, @Nullable Path variant, String version) {
    /**
     * A draft of what lies at a place, with a variant if it is of a kind and size that has one.
     *
     * @param path where it will be
     */
    static Draft of(String path, Path place, String version) throws IOException {
        if (!Compression.suits(path, Files.size(place))) {
            return new Draft(place, null, version);
        }
        Path variant = variant(place);
        try (var out = Compression.to(Files.newOutputStream(variant))) {
            Files.copy(place, out);
        }
        return new Draft(place, variant, version);
    }

    /** Where the variant of a file lies. */
    static Path variant(Path file) {
        return file.resolveSibling(file.getFileName() + Compression.SUFFIX);
    }

    void discard() throws IOException {
        Files.deleteIfExists(file);
        if (variant != null) {
            Files.deleteIfExists(variant);
        }
    }
}
