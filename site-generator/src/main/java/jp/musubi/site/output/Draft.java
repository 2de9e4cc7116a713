package jp.musubi.site.output;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that waits beside for the end of the build.
 *
 * @param variant its compressed variant; null for none
 */
record Draft(Path file, @Nullable Path variant, String version) {
    /** Whatever a killed build left there is written over, but not what a link points to. */
    static final OpenOption[] AS_NEW = {
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS
    };

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

    /** Writes the pieces of a file to a place, and its variant beside. */
    static Draft ofPieces(String path, Path place, SiteOutput.Content content) throws IOException {
        Path variant = variant(place);
        var version = new Piece.Version();
        long length = 0;
        try (var plain = new BufferedOutputStream(Files.newOutputStream(place, AS_NEW));
                var packed =
                        new Compression.Pieces(
                                new BufferedOutputStream(Files.newOutputStream(variant, AS_NEW)))) {
            content.writeTo(piece -> {
                plain.write(piece.bytes());
                packed.add(piece);
                version.add(piece);
            });
            length = packed.length();
        }
        boolean hasVariant = Compression.suits(path, length);
        if (!hasVariant) {
            Files.delete(variant);
        }
        return new Draft(place, hasVariant ? variant : null, version.text());
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
