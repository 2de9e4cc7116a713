package jp.musubi.content.snapshot;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A picture or document that entries refer to.
 *
 * @param file path below the snapshot's folder or address ({@code assets/….webp})
 * @param width pixels; 0 for a document
 * @param height pixels; 0 for a document
 * @param alt what the picture shows, for those who do not see it
 * @param variants smaller versions of the picture, narrowest first
 * @param bytes of the file; 0 if nobody said
 * @param focus what stays in sight where a page cuts the picture
 */
public record Asset(
        String id,
        String file,
        int width,
        int height,
        @Nullable Label alt,
        List<Variant> variants,
        long bytes,
        Focus focus) {
    public Asset {
        variants = List.copyOf(variants);
    }

    /** An asset whose middle stays in sight. */
    public Asset(
            String id,
            String file,
            int width,
            int height,
            @Nullable Label alt,
            List<Variant> variants,
            long bytes) {
        this(id, file, width, height, alt, variants, bytes, Focus.CENTRE);
    }

    /** An asset of which nobody said how large it is. */
    public Asset(
            String id,
            String file,
            int width,
            int height,
            @Nullable Label alt,
            List<Variant> variants) {
        this(id, file, width, height, alt, variants, 0);
    }

    /** A smaller version of a picture. */
    public record Variant(String file, int width, int height) {}

    /** Whether it is a picture. */
    public boolean isPicture() {
        return width > 0;
    }
}
