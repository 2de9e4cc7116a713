package jp.musubi.cms.artwork;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A version of the artwork of a programme.
 *
 * @param number grows from 1
 * @param activatedAt when it was put in use; null if it never was
 * @param retiredAt when it was in use last; null if it is, or never was
 */
public record ArtworkVersion(
        UUID id,
        String programme,
        int number,
        State state,
        UUID begunBy,
        Instant begunAt,
        @Nullable UUID activatedBy,
        @Nullable Instant activatedAt,
        @Nullable Instant retiredAt,
        List<Drawn> files) {
    public ArtworkVersion {
        files = List.copyOf(files);
    }

    /** How far a version is. */
    public enum State {
        /** Files may be brought and taken away. */
        DRAFT,
        /** Banners are drawn in it. */
        ACTIVE,
        /** Banners were drawn in it. */
        RETIRED;

        /** The name used in messages: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For which screens a file is. */
    public enum Shade {
        LIGHT,
        DARK;

        /** The name used in forms and messages: lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Shade> of(String id) {
            return List.of(values()).stream().filter(each -> each.id().equals(id)).findFirst();
        }
    }

    /**
     * A file of it.
     *
     * @param size of banners that it is for; empty for all that have none of their own
     * @param name what its sender called it
     */
    public record Drawn(String size, Shade shade, String name, String svg) {}

    /** The file for a size; the one for all sizes where it has none of its own. */
    Optional<Drawn> file(String size, Shade shade) {
        return find(size, shade).or(() -> find("", shade).filter(_ -> !hasOwn(size)));
    }

    /** A dark file goes with a light one of the same size only. */
    private boolean hasOwn(String size) {
        return find(size, Shade.LIGHT).isPresent();
    }

    private Optional<Drawn> find(String size, Shade shade) {
        return files.stream()
                .filter(each -> each.size().equals(size) && each.shade() == shade)
                .findFirst();
    }
}
