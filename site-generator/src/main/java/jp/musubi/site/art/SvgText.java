package jp.musubi.site.art;

import static java.util.stream.Collectors.joining;

import jp.musubi.site.art.Drawing.Part;
import jp.musubi.site.art.Drawing.Place;

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

    /** The parts that a drawing shares with others. */
    static String shared(Drawing drawing) {
        return parts(drawing.light(), drawing.shared());
    }

    private static String parts(Inks light, List<? extends Part> parts) {
        var svg = new StringBuilder(1 << 13);
        parts.forEach(part -> append(svg, light, part));
        return svg.toString();
    }

    /**
     * How the document begins, before the parts that it shares with others.
     *
     * @param title what a reader who cannot see it hears
     * @param width in pixels
     * @param height in pixels
     */
    static String head(Drawing drawing, String title, int width, int height) {
        var svg = new StringBuilder(1 << 10);
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
        return svg.toString();
    }

    /** How the document ends, behind the shared parts: with what is its own. */
    static String rest(Drawing drawing) {
        return parts(drawing.light(), drawing.own()) + "</svg>\n";
    }

    private static String dark(Drawing drawing) {
        Set<Ink> filled = EnumSet.noneOf(Ink.class);
        Set<Ink> drawn = EnumSet.noneOf(Ink.class);
        drawing.parts().forEach(part -> (isFilled(part) ? filled : drawn).add(part.ink()));
        var rules = new StringBuilder("<style>@media (prefers-color-scheme:dark){");
        filled.forEach(ink -> rule(rules, 'f', ink, "fill", drawing.dark()));
        drawn.forEach(ink -> rule(rules, 's', ink, "stroke", drawing.dark()));
        return rules.append("}</style>").toString();
    }

    private static void rule(StringBuilder rules, char kind, Ink ink, String property, Inks dark) {
        rules.append('.')
                .append(name(kind, ink))
                .append('{')
                .append(property)
                .append(':')
                .append(dark.of(ink))
                .append('}');
    }

    private static boolean isFilled(Part part) {
        return !(part instanceof Part.Figure figure) || figure.stroke() == 0;
    }

    private static String name(Part part) {
        return name(isFilled(part) ? 'f' : 's', part.ink());
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

    private static void append(StringBuilder svg, Inks light, Part part) {
        svg.append("<path class=\"").append(name(part)).append("\" fill=\"");
        String colour = light.of(part.ink());
        if (part instanceof Part.Figure(_, _, _, double stroke, var dashes) && stroke > 0) {
            svg.append("none\" stroke-linejoin=\"round\" stroke=\"")
                    .append(colour)
                    .append("\" stroke-width=\"")
                    .append(number(stroke, 3));
            if (!dashes.isEmpty()) {
                svg.append("\" stroke-dasharray=\"");
                svg.append(dashes.stream().map(dash -> number(dash, 2)).collect(joining(" ")));
            }
        } else {
            svg.append(colour);
        }
        Place place = part.place();
        if (!place.equals(Place.HERE)) {
            svg.append("\" transform=\"translate(")
                    .append(number(place.x(), 3))
                    .append(' ')
                    .append(number(place.y(), 3))
                    .append(") scale(")
                    .append(number(place.scale(), 5))
                    .append(')');
        }
        svg.append("\" d=\"");
        switch (part) {
            case Part.Figure figure ->
                    SvgPath.of(figure.path(), DIGITS_OF_DRAWINGS).appendTo(svg, 0);
            case Part.Words words -> append(svg, words.line());
        }
        svg.append("\"/>");
    }

    /** The outlines of a line of letters. */
    static void append(StringBuilder svg, Letters.Line line) {
        for (int i = 0; i < line.glyphs().size(); i++) {
            line.glyphs().get(i).steps().appendTo(svg, line.starts().get(i));
        }
    }

    private static String number(double value, int digits) {
        return SvgPath.number(Math.round(value * Math.pow(10, digits)), digits);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
