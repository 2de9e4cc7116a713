package jp.musubi.site.art;

import jp.musubi.site.art.Drawing.Part;
import jp.musubi.site.art.Png.Lines;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.BitSet;
import java.util.List;

/**
 * A drawing painted in its light colours; where nothing is drawn, what is behind it shows. What
 * many drawings share is painted and compressed once, and of each only the rest.
 */
final class Painting {
    private final Lines lines;
    private final List<byte[]> bands;
    private final ColourTable colours;

    private Painting(Lines lines, List<byte[]> bands, ColourTable colours) {
        this.lines = lines;
        this.bands = bands;
        this.colours = colours;
    }

    /** What a drawing shares with others, in pixels. */
    static Painting shared(Drawing drawing, int width, int height) {
        ColourTable colours = ColourTable.of(drawing.light());
        var lines = new Lines(width, new byte[(1 + width) * height]);
        paint(drawing, lines);
        for (Part part : drawing.shared()) {
            if (part instanceof Part.Words words) {
                lay(drawing, words, lines);
            }
        }
        return new Painting(lines, Png.bands(lines), colours);
    }

    /** This, which a drawing shares with others, and what is its own. */
    Painting with(Drawing drawing) {
        if (drawing.own().isEmpty()) {
            return this;
        }
        Lines all = lines.copy();
        var changed = new BitSet(all.height());
        for (Part.Words words : drawing.own()) {
            Rectangle touched = lay(drawing, words, all);
            changed.set(touched.y, touched.y + touched.height);
        }
        return new Painting(all, Png.bands(all, bands, changed), colours);
    }

    /**
     * The file.
     *
     * @param dotsAMetre how fine it is on paper; 0 if that is open
     */
    byte[] png(int dotsAMetre) {
        return Png.of(lines, bands, colours, dotsAMetre);
    }

    /** How much memory it takes. */
    int bytes() {
        return lines.bytes().length + bands.stream().mapToInt(band -> band.length).sum();
    }

    private static AffineTransform scale(Drawing drawing, Lines lines) {
        return AffineTransform.getScaleInstance(
                lines.width() / drawing.width(), lines.height() / drawing.height());
    }

    /** Lays letters over what is there; gives back which part of the picture they touch. */
    private static Rectangle lay(Drawing drawing, Part.Words words, Lines lines) {
        ColourTable colours = ColourTable.of(drawing.light());
        AffineTransform place = scale(drawing, lines);
        place.concatenate(words.place().transform());
        var picture = new Rectangle(lines.width(), lines.height());
        var touched = new Rectangle();
        Letters.Line line = words.line();
        for (int i = 0; i < line.glyphs().size(); i++) {
            double x = place.getTranslateX() + line.starts().get(i) * place.getScaleX();
            Mask.At letter =
                    Mask.of(
                            line.glyphs().get(i),
                            place.getScaleX(),
                            place.getScaleY(),
                            x,
                            place.getTranslateY());
            Rectangle visible = letter.bounds().intersection(picture);
            if (!visible.isEmpty()) {
                touched = touched.isEmpty() ? visible : touched.union(visible);
                int at = lines.at(letter.left(), letter.top());
                var part = new Rectangle(visible);
                part.translate(-letter.left(), -letter.top());
                colours.lay(letter.mask(), words.ink(), lines.bytes(), lines.perLine(), at, part);
            }
        }
        return touched;
    }

    /** Paints all figures over nothing. */
    private static void paint(Drawing drawing, Lines lines) {
        int width = lines.width();
        var image = new BufferedImage(width, lines.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Inks inks = drawing.light();
        for (Part part : drawing.shared()) {
            if (part instanceof Part.Figure figure) {
                AffineTransform place = scale(drawing, lines);
                place.concatenate(figure.place().transform());
                canvas.setColor(Color.decode(inks.of(figure.ink())));
                canvas.fill(place.createTransformedShape(figure.outline()));
            }
        }
        canvas.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ColourTable colours = ColourTable.of(drawing.light());
        for (int y = 0; y < lines.height(); y++) {
            colours.place(pixels, y * width, width, lines.bytes(), lines.at(0, y));
        }
    }
}
