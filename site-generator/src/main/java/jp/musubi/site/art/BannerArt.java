package jp.musubi.site.art;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The partner banner, 234 by 60, that a group shows on its own site. Each state differs in colour,
 * outline and drawing, and each but the valid one says its word.
 */
public final class BannerArt {
    private static final String KNOT = knot();
    private static final String FONTS =
            "'Hiragino Sans','BIZ UDPGothic','Yu Gothic UI','Noto Sans CJK JP',sans-serif";

    /** Room for text beside the knot, in user units. */
    private static final double TEXT_ROOM = 164;

    private static final double NAME_SIZE = 13.5;
    private static final double NUMBER_SIZE = 11;

    /** Width of a Latin letter in Gothic type, as a part of the type's size. */
    private static final double LATIN_WIDTH = 0.57;

    private static final int FIRST_WIDE_CHARACTER = 0x1100;

    private BannerArt() {}

    /** How the banner of each state looks. */
    public enum Look {
        ACTIVE("#17457a", "#17457a", "#ffd43b", "#ffffff", ""),
        SUSPENDED("#fbf0d9", "#5c3d00", "#7a5100", "#5c3d00", ""),
        EXPIRED("#e4e2dd", "#4d4942", "#6b665c", "#4d4942", ""),
        REVOKED("#ffffff", "#a01c3a", "#a01c3a", "#a01c3a", " stroke-dasharray=\"5 3\"");

        private final String ground;
        private final String edge;
        private final String cord;
        private final String ink;
        private final String dashes;

        Look(String ground, String edge, String cord, String ink, String dashes) {
            this.ground = ground;
            this.edge = edge;
            this.cord = cord;
            this.ink = ink;
            this.dashes = dashes;
        }
    }

    /**
     * The banner as an SVG document.
     *
     * @param title what a reader who cannot see it hears: city, programme, number, state
     * @param name the first line
     * @param number the second line, with the state's word where it is not valid
     */
    public static String svg(Look look, String title, String name, String number) {
        String strike =
                look == Look.REVOKED
                        ? "<path d=\"M11 50 51 10\" stroke=\""
                                + look.ink
                                + "\" stroke-width=\"3\"/>"
                        : "";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 234 60\" width=\"234\""
                + " height=\"60\" role=\"img\"><title>"
                + escaped(title)
                + "</title><rect x=\".75\" y=\".75\" width=\"232.5\" height=\"58.5\" rx=\"4\""
                + " fill=\""
                + look.ground
                + "\" stroke=\""
                + look.edge
                + "\" stroke-width=\"1.5\""
                + look.dashes
                + "/><g transform=\"translate(31 30) scale(.46)\" fill=\"none\" stroke=\""
                + look.cord
                + "\" stroke-width=\"5.5\"><path d=\""
                + KNOT
                + "\"/></g>"
                + line(look, 26, NAME_SIZE, " font-weight=\"700\"", name)
                + line(look, 45, NUMBER_SIZE, "", number)
                + strike
                + "</svg>\n";
    }

    private static String line(Look look, int y, double size, String weight, String text) {
        return "<text x=\"62\" y=\""
                + y
                + "\" fill=\""
                + look.ink
                + "\" font-family=\""
                + FONTS
                + "\" font-size=\""
                + fitting(text, size)
                + "\""
                + weight
                + ">"
                + escaped(text)
                + "</text>";
    }

    /** The size, or the smaller one at which the text still fits, to a tenth. */
    private static String fitting(String text, double size) {
        double widthAtOne =
                text.codePoints()
                        .mapToDouble(c -> c < FIRST_WIDE_CHARACTER ? LATIN_WIDTH : 1)
                        .sum();
        double fitted = Math.min(size, Math.floor(TEXT_ROOM / widthAtOne * 10) / 10);
        return fitted == Math.rint(fitted)
                ? Integer.toString((int) fitted)
                : Double.toString(fitted);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String knot() {
        try (var in = Objects.requireNonNull(BannerArt.class.getResourceAsStream("knot.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
