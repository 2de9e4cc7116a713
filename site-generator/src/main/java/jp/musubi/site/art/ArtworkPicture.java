package jp.musubi.site.art;

import static jp.musubi.site.art.Sheet.Words.at;

import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A banner in artwork that a city brought. Where that does not tell a state itself, a band is laid
 * over it which does, with number and validity; where it would be too small to read, there is no
 * picture of it.
 */
public final class ArtworkPicture {
    /** Pixels of an em below which nobody reads a number. */
    private static final double LEAST_PIXELS = 4.5;

    private static final int DIGITS = 2;
    private static final long MOST_KEPT_BYTES = 1 << 24;
    private static final Kept<byte[]> PICTURES = Kept.files(MOST_KEPT_BYTES);

    private final Artwork light;
    private final @Nullable Artwork dark;

    /**
     * Artwork.
     *
     * @param dark for readers who prefer dark screens; null for the same
     */
    public ArtworkPicture(Artwork light, @Nullable Artwork dark) {
        this.light = light;
        this.dark = dark;
    }

    /** An outline in one colour, in pixels. */
    private record Filled(Path2D path, int argb) {}

    private record Asked(Artwork artwork, BannerLook look, BannerWords words, BannerSize size) {}

    /** The banner as an SVG file without text, fonts or scripts; empty if it would be too small. */
    public Optional<byte[]> svg(BannerLook look, BannerWords words, BannerSize size) {
        Optional<List<Filled>> bright = drawn(light, look, words, size);
        if (bright.isEmpty()) {
            return Optional.empty();
        }
        var svg = new StringBuilder(1 << 14);
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\"><title>"
                        .formatted(size.width(), size.height(), size.width(), size.height()));
        svg.append(SvgText.escaped(words.title())).append("</title>");
        Optional<List<Filled>> night =
                dark == null ? Optional.empty() : drawn(dark, look, words, size);
        if (night.isPresent()) {
            svg.append("<style>@media (prefers-color-scheme:dark){.l{display:none}")
                    .append(".d{display:inline}}</style><g class=\"l\">");
            append(svg, bright.get());
            svg.append("</g><g class=\"d\" display=\"none\">");
            append(svg, night.get());
            svg.append("</g>");
        } else {
            append(svg, bright.get());
        }
        return Optional.of(svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The banner in pixels, as PNG; empty if it would be too small. */
    public Optional<byte[]> png(BannerLook look, BannerWords words, BannerSize size) {
        return drawn(light, look, words, size)
                .map(all ->
                        PICTURES.get(
                                new Asked(light, look, words, size), () -> painted(all, size)));
    }

    private static byte[] painted(List<Filled> all, BannerSize size) {
        var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Filled each : all) {
            canvas.setColor(new Color(each.argb(), true));
            canvas.fill(each.path());
        }
        canvas.dispose();
        return Png.of(image, size.isForPaper() ? BannerSize.PRINT_DOTS_A_METRE : 0);
    }

    private static void append(StringBuilder svg, List<Filled> all) {
        for (Filled each : all) {
            svg.append("<path fill=\"")
                    .append(String.format(Locale.ROOT, "#%06x", each.argb() & 0xffffff));
            int alpha = each.argb() >>> 24;
            if (alpha < 255) {
                svg.append("\" fill-opacity=\"")
                        .append(SvgPath.number(Math.round(alpha / 2.55), 2));
            }
            if (each.path().getWindingRule() == Path2D.WIND_EVEN_ODD) {
                svg.append("\" fill-rule=\"evenodd");
            }
            svg.append("\" d=\"");
            SvgPath.of(each.path(), DIGITS).appendTo(svg, 0);
            svg.append("\"/>");
        }
    }

    private static Optional<List<Filled>> drawn(
            Artwork artwork, BannerLook look, BannerWords words, BannerSize size) {
        double scale = Math.min(size.width() / artwork.width(), size.height() / artwork.height());
        var fit =
                new AffineTransform(
                        scale,
                        0,
                        0,
                        scale,
                        (size.width() - scale * artwork.width()) / 2,
                        (size.height() - scale * artwork.height()) / 2);
        var all = new ArrayList<Filled>();
        for (Artwork.Piece piece : artwork.in(look)) {
            switch (piece) {
                case Artwork.Piece.Figure(Path2D path, int argb, _) ->
                        all.add(new Filled(new Path2D.Double(path, fit), argb));
                case Artwork.Piece.Words said -> {
                    boolean isNeeded =
                            said.has(Artwork.Placeholder.NUMBER)
                                    || said.has(Artwork.Placeholder.VALIDITY);
                    if (!put(artwork, said, words, fit, all) && isNeeded) {
                        return Optional.empty();
                    }
                }
            }
        }
        if (!artwork.tells(look)) {
            all.addAll(band(look, words, size));
        }
        return Optional.of(all);
    }

    /** Puts words there as outlines; whether they can be read. */
    private static boolean put(
            Artwork artwork,
            Artwork.Piece.Words said,
            BannerWords words,
            AffineTransform fit,
            List<Filled> all) {
        String text = filled(said.text(), words);
        if (text.isBlank()) {
            // There is nothing to say, such as a group that is not public.
            return true;
        }
        Optional<Letters.Line> line = Letters.bundled().line(text);
        if (line.isEmpty()) {
            return false;
        }
        double wide = line.get().width() * said.size() / Letters.EM;
        double shrunk = Math.min(1, room(artwork, said) / wide);
        double left =
                switch (said.anchor()) {
                    case "middle" -> wide * shrunk / 2;
                    case "end" -> wide * shrunk;
                    default -> 0;
                };
        var place = new AffineTransform(fit);
        place.concatenate(said.place());
        double pixels = said.size() * shrunk * Math.sqrt(Math.abs(place.getDeterminant()));
        place.translate(said.x() - left, said.y());
        double em = said.size() * shrunk / Letters.EM;
        place.scale(em, em);
        all.add(new Filled(outline(line.get(), place), said.argb()));
        return pixels >= LEAST_PIXELS;
    }

    /** How wide words may be that stand where they do, in their own units. */
    private static double room(Artwork artwork, Artwork.Piece.Words said) {
        double[] at = {said.x(), said.y()};
        said.place().transform(at, 0, at, 0, 1);
        double before = at[0];
        double behind = artwork.width() - at[0];
        double room =
                switch (said.anchor()) {
                    case "middle" -> 2 * Math.min(before, behind);
                    case "end" -> before;
                    default -> behind;
                };
        double scale = Math.hypot(said.place().getScaleX(), said.place().getShearY());
        // A margin of a hundredth, so that nothing touches the edge.
        return Math.max(0, room - artwork.width() / 100) / Math.max(1e-6, scale);
    }

    private static String filled(String text, BannerWords words) {
        String said = text;
        for (Artwork.Placeholder each : Artwork.Placeholder.values()) {
            said =
                    said.replace(
                            each.written(),
                            switch (each) {
                                case NUMBER -> words.number();
                                case VALIDITY -> words.term();
                                case GROUP -> words.group();
                                case STATE -> words.word();
                                case PROGRAMME -> words.wholeName();
                                case ADDRESS -> words.address();
                            });
        }
        return said;
    }

    private static Path2D outline(Letters.Line line, AffineTransform place) {
        var path = new Path2D.Double();
        for (int i = 0; i < line.glyphs().size(); i++) {
            var moved = new AffineTransform(place);
            moved.translate(line.starts().get(i), 0);
            path.append(line.glyphs().get(i).outline().getPathIterator(moved), false);
        }
        return path;
    }

    /** A band that tells the state by its sign and its word, with number and validity. */
    private static List<Filled> band(BannerLook look, BannerWords words, BannerSize size) {
        double w = size.width();
        double h = size.height();
        double high =
                w > 3 * h ? h * 0.56 : w > 2.5 * h ? h * 0.7 : w > 1.5 * h ? h * 0.5 : h * 0.34;
        double top = h - high;
        var sheet = new Sheet(w, h);
        sheet.box(0, top, w, high, 0, Ink.GROUND);
        sheet.box(0, top, w, Math.max(1.5, high * 0.05), 0, Ink.EDGE);
        double x = high * 0.95;
        Signs.sign(sheet, look, x / 2, top + high * 0.53, high * 0.3);
        double room = w - x - high * 0.1;
        sheet.words(at(x, top + high * 0.5, words.word()).sized(high * 0.36, 5, room));
        String below =
                w < 100 ? words.bareNumber() : (words.number() + " " + words.shortTerm()).strip();
        sheet.words(at(x, top + high * 0.88, below).sized(high * 0.28, 4, room).own());
        Inks inks = Inks.light(look);
        return sheet.drawing(inks, inks)
                .parts()
                .map(part ->
                        new Filled(
                                outline(part),
                                0xff000000
                                        | Integer.parseInt(inks.of(part.ink()).substring(1), 16)))
                .toList();
    }

    private static Path2D outline(Drawing.Part part) {
        AffineTransform place = part.place().transform();
        return switch (part) {
            case Drawing.Part.Figure figure -> new Path2D.Double(figure.outline(), place);
            case Drawing.Part.Words words -> outline(words.line(), place);
        };
    }
}
