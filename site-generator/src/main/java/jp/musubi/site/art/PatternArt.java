package jp.musubi.site.art;

import java.util.List;

/**
 * The picture of an entry without a photograph: two traditional patterns, cut by a seam and tinted
 * by a hue. The same slug and hue always give the same bytes, the same ones that the theme's
 * prototype in JavaScript gives, and the file follows the reader's light or dark setting by itself.
 */
public final class PatternArt {
    /** Width of the picture in user units. */
    public static final int WIDTH = 640;

    /** Height of the picture in user units. */
    public static final int HEIGHT = 400;

    private static final int FNV_OFFSET = (int) 2166136261L;
    private static final int FNV_PRIME = 16777619;

    /** The order decides every picture. */
    private static final List<Tile> TILES = List.of(Tile.values());

    /** Seams across 640 x 400, as the prototype's arithmetic prints them. */
    private static final List<String> SEAMS =
            List.of(
                    "M0 0h268.8L153.6 400H0z",
                    "M396.8 0H640v400H281.6z",
                    "M0 248 640 160V400H0z",
                    "M268.8 400a328 328 0 0 1 371.2 -288V400z",
                    "M0 0h384a320 320 0 0 1 -384 288z",
                    "M0 0h640v120L0 216z");

    /** Scales of the two patterns. */
    private static final List<List<String>> SCALES =
            List.of(List.of("1.15", "1.7"), List.of("1.6", "1"), List.of("1.3", "2.1"));

    private PatternArt() {}

    /** The picture as an SVG document. */
    public static String svg(String slug, Hue hue) {
        int hash = hash(slug);
        int first = hash & 7;
        int second = (first + 1 + (hash >>> 3) % 7) % 8;
        String seam = SEAMS.get((hash >>> 7) % SEAMS.size());
        List<String> scales = SCALES.get((hash >>> 11) % SCALES.size());
        String box = "M0 0h" + WIDTH + "v" + HEIGHT + "H0z";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\" width=\"640\""
                + " height=\"400\" preserveAspectRatio=\"xMidYMid slice\"><style>"
                + hue.rules()
                + "</style><defs>"
                + TILES.get(first).pattern("p", scales.get(0), "a")
                + TILES.get(second).pattern("q", scales.get(1), "b")
                + "</defs><path fill=\"url(#p)\" d=\""
                + box
                + "\"/><path fill=\"url(#q)\" d=\""
                + seam
                + "\"/><path class=\"seam\" d=\""
                + seam
                + "\"/></svg>\n";
    }

    /** FNV-1a over code points. */
    private static int hash(String text) {
        return text.codePoints().reduce(FNV_OFFSET, (h, c) -> (h ^ c) * FNV_PRIME);
    }
}
