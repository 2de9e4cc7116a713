package jp.musubi.site.art;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Artwork of a banner that a city brought: shapes, and words with placeholders. Nothing of its file
 * is passed on as it is: it is drawn anew from what was understood, and what was not is refused.
 *
 * @param width of its view box
 * @param height of its view box
 * @param pieces the lowest first, in units of the view box
 */
public record Artwork(double width, double height, List<Piece> pieces) {
    /** Bytes of its file. */
    public static final int MAX_BYTES = 200 << 10;

    /** What begins the id of a group that is of one state alone. */
    static final String STATE = "state-";

    /** What must be in each state, so that a copy dates itself. */
    private static final List<Placeholder> NEEDED =
            List.of(Placeholder.NUMBER, Placeholder.VALIDITY);

    public Artwork {
        pieces = List.copyOf(pieces);
    }

    /** What words are put in for. */
    enum Placeholder {
        NUMBER,
        VALIDITY,
        GROUP,
        STATE,
        PROGRAMME,
        ADDRESS;

        /** As it stands in a file. */
        String written() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    /** A part of it. */
    sealed interface Piece {
        /** The one state that it is of; empty for all. */
        String state();

        /**
         * An outline in one colour.
         *
         * @param argb as {@code 0xAARRGGBB}
         */
        record Figure(Path2D path, int argb, String state) implements Piece {}

        /**
         * A line of words.
         *
         * @param place what its coordinates are transformed by
         * @param size of an em
         * @param anchor {@code start}, {@code middle} or {@code end}
         */
        record Words(
                String text,
                AffineTransform place,
                double x,
                double y,
                double size,
                String anchor,
                int argb,
                String state)
                implements Piece {
            boolean has(Placeholder placeholder) {
                return text.contains(placeholder.written());
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnusableArtwork if something is in it that is not allowed, or a placeholder lacks
     */
    public static Artwork read(byte[] svg) throws UnusableArtwork {
        if (svg.length > MAX_BYTES) {
            throw new UnusableArtwork("too-large", Integer.toString(MAX_BYTES >> 10));
        }
        Artwork artwork = new ArtworkReader(new String(svg, StandardCharsets.UTF_8)).read();
        var lacking = new ArrayList<String>();
        for (Placeholder needed : NEEDED) {
            boolean isThere =
                    looks().stream()
                            .allMatch(look ->
                                    artwork.in(look).stream()
                                            .anyMatch(each -> artwork.shows(each, needed)));
            if (!isThere) {
                lacking.add(needed.written());
            }
        }
        if (!lacking.isEmpty()) {
            throw new UnusableArtwork("lacks", String.join(" ", lacking));
        }
        return artwork;
    }

    /** The states that a banner can be in. */
    static Set<BannerLook> looks() {
        return EnumSet.complementOf(EnumSet.of(BannerLook.AWARD));
    }

    private boolean shows(Piece piece, Placeholder placeholder) {
        if (!(piece instanceof Piece.Words words) || !words.has(placeholder)) {
            return false;
        }
        double[] at = {words.x(), words.y()};
        words.place().transform(at, 0, at, 0, 1);
        boolean isInside = at[0] >= 0 && at[0] <= width && at[1] >= 0 && at[1] <= height;
        return isInside && words.size() > 0 && words.argb() >>> 24 >= 0x80;
    }

    /** What is seen in a state. */
    List<Piece> in(BannerLook look) {
        return pieces.stream()
                .filter(each -> each.state().isEmpty() || each.state().equals(name(look)))
                .toList();
    }

    /** Whether it tells a state itself, by its word and by a shape of that state alone. */
    public boolean tells(BannerLook look) {
        List<Piece> own = pieces.stream().filter(each -> each.state().equals(name(look))).toList();
        return look == BannerLook.ACTIVE
                || (own.stream().anyMatch(Piece.Figure.class::isInstance)
                        && own.stream().anyMatch(each -> shows(each, Placeholder.STATE)));
    }

    private static String name(BannerLook look) {
        return look.name().toLowerCase(Locale.ROOT);
    }
}
