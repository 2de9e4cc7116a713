package jp.musubi.site.art;

import jp.musubi.site.art.Drawing.Part;
import jp.musubi.site.art.Drawing.Place;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A drawing as an SVG document that needs nothing else: no fonts, no scripts, no other files. Its
 * colours stand in attributes, so that it is right where styles are not allowed; a style only turns
 * them dark.
 */
final class SvgText {
    private static final int DIGITS_OF_DRAWINGS = 2;

    private SvgText() {}

    /**
     * The document.
     *
     * @param title what a reader who cannot see it hears
     * @param width in pixels
     * @param height in pixels
     */
    static String of(Drawing drawing, String title, int width, int height) {
        var svg = new StringBuilder(1 << 13);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(number(drawing.width(), DIGITS_OF_DRAWINGS))
                .append(' ')
                .append(number(drawing.height(), DIGITS_OF_DRAWINGS))
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\"><title>")
                .append(escaped(title))
                .append("</title>")
                .append(dark(drawing));
        drawing.parts().forEach(part -> append(svg, drawing.look(), part));
        return svg.append("</svg>\n").toString();
    }

    private static String dark(Drawing drawing) {
        Set<Ink> filled = EnumSet.noneOf(Ink.class);
        Set<Ink> drawn = EnumSet.noneOf(Ink.class);
        drawing.parts().forEach(part -> (part.stroke() == 0 ? filled : drawn).add(part.ink()));
        var rules = new StringBuilder("<style>@media (prefers-color-scheme:dark){");
        filled.forEach(ink -> rule(rules, 'f', ink, "fill", drawing.look()));
        drawn.forEach(ink -> rule(rules, 's', ink, "stroke", drawing.look()));
        return rules.append("}</style>").toString();
    }

    private static void rule(
            StringBuilder rules, char kind, Ink ink, String property, BannerLook look) {
        rules.append('.')
                .append(name(kind, ink))
                .append('{')
                .append(property)
                .append(':')
                .append(Palette.dark(look).of(ink))
                .append('}');
    }

    private static String name(char kind, Ink ink) {
        return kind
                + switch (ink) {
                    case GROUND -> "g";
                    case EDGE -> "e";
                    case SIGN -> "s";
                    case TEXT -> "t";
                    case PLATE -> "p";
                    case ON_PLATE -> "o";
                };
    }

    private static void append(StringBuilder svg, BannerLook look, Part part) {
        boolean isFilled = part.stroke() == 0;
        svg.append("<path class=\"").append(name(isFilled ? 'f' : 's', part.ink()));
        svg.append(isFilled ? "\" fill=\"" : "\" fill=\"none\" stroke-linejoin=\"round\" stroke=\"")
                .append(Palette.light(look).of(part.ink()))
                .append('"');
        if (!isFilled) {
            svg.append(" stroke-width=\"").append(number(part.stroke(), 3)).append('"');
            if (!part.dashes().isEmpty()) {
                List<String> dashes = part.dashes().stream().map(dash -> number(dash, 2)).toList();
                svg.append(" stroke-dasharray=\"").append(String.join(" ", dashes)).append('"');
            }
        }
        Place place = part.place();
        if (!place.equals(Place.HERE)) {
            svg.append(" transform=\"translate(")
                    .append(number(place.x(), 3))
                    .append(' ')
                    .append(number(place.y(), 3))
                    .append(") scale(")
                    .append(number(place.scale(), 5))
                    .append(")\"");
        }
        boolean isLettering = place.scale() < 0.2;
        svg.append(" d=\"").append(path(part.shape(), isLettering ? 0 : DIGITS_OF_DRAWINGS));
        svg.append("\"/>");
    }

    /** The shape with relative steps, which are shorter; rounding never adds up. */
    static String path(Path2D shape, int digits) {
        var steps = new StringBuilder();
        double unit = Math.pow(10, digits);
        long[] at = new long[2];
        long[] start = new long[2];
        double[] to = new double[6];
        for (PathIterator each = shape.getPathIterator(null); !each.isDone(); each.next()) {
            int kind = each.currentSegment(to);
            int points =
                    switch (kind) {
                        case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 1;
                        case PathIterator.SEG_QUADTO -> 2;
                        case PathIterator.SEG_CUBICTO -> 3;
                        default -> 0;
                    };
            if (points == 0) {
                steps.append('z');
                System.arraycopy(start, 0, at, 0, 2);
                continue;
            }
            steps.append("?mlqc".charAt(kind == PathIterator.SEG_MOVETO ? 1 : points + 1));
            for (int i = 0; i < 2 * points; i++) {
                long moved = Math.round(to[i] * unit) - at[i % 2];
                if (i > 0 && moved >= 0) {
                    steps.append(' ');
                }
                if (digits == 0) {
                    steps.append(moved);
                } else {
                    steps.append(number(moved / unit, digits));
                }
            }
            at[0] = Math.round(to[2 * points - 2] * unit);
            at[1] = Math.round(to[2 * points - 1] * unit);
            if (kind == PathIterator.SEG_MOVETO) {
                System.arraycopy(at, 0, start, 0, 2);
            }
        }
        return steps.toString();
    }

    /** A number with at most so many digits behind the point, and none that say nothing. */
    static String number(double value, int digits) {
        long unit = Math.round(Math.pow(10, digits));
        long scaled = Math.round(value * unit);
        long whole = Math.abs(scaled) / unit;
        long rest = Math.abs(scaled) % unit;
        String sign = scaled < 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        String behind = Long.toString(unit + rest).substring(1).replaceAll("0+$", "");
        return sign + (whole == 0 ? "" : whole) + "." + behind;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
