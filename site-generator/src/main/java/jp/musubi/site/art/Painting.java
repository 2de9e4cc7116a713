package jp.musubi.site.art;

import jp.musubi.site.art.Drawing.Part;
import jp.musubi.site.art.Png.Lines;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
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
        ColourTable colours = ColourTable.of(drawing.look());
        var lines = new Lines(width, new byte[(1 + width) * height]);
        paint(drawing, drawing.shared(), lines, new Rectangle(width, height));
        return new Painting(lines, Png.bands(lines), colours);
    }

    /** This, which a drawing shares with others, and what is its own. */
    Painting with(Drawing drawing) {
        Rectangle changed = bounds(drawing, drawing.own());
        if (changed.isEmpty()) {
            return this;
        }
        Lines all = lines.copy();
        paint(drawing, drawing.own(), all, changed);
        int end = changed.y + changed.height;
        return new Painting(all, Png.bands(all, bands, changed.y, end), colours);
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

    /** The pixels that parts may touch. */
    private Rectangle bounds(Drawing drawing, List<Part> parts) {
        var bounds = new Rectangle();
        for (Part part : parts) {
            Rectangle one = placed(part, scale(drawing, lines)).getBounds();
            one.grow(1, 1);
            bounds = bounds.isEmpty() ? one : bounds.union(one);
        }
        return bounds.intersection(new Rectangle(lines.width(), lines.height()));
    }

    private static Shape placed(Part part, AffineTransform scale) {
        var place = new AffineTransform(scale);
        place.concatenate(part.place().transform());
        return place.createTransformedShape(part.outline());
    }

    /** Paints parts over what is there, within a part of the picture. */
    private static void paint(Drawing drawing, List<Part> parts, Lines lines, Rectangle within) {
        ColourTable colours = ColourTable.of(drawing.look());
        var image = new BufferedImage(within.width, within.height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < within.height; y++) {
            int from = lines.at(within.x, within.y + y);
            for (int x = 0; x < within.width; x++) {
                pixels[y * within.width + x] = colours.colour(lines.bytes()[from + x]);
            }
        }
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.translate(-within.x, -within.y);
        Palette palette = Palette.light(drawing.look());
        for (Part part : parts) {
            canvas.setColor(Color.decode(palette.of(part.ink())));
            canvas.fill(placed(part, scale(drawing, lines)));
        }
        canvas.dispose();
        for (int y = 0; y < within.height; y++) {
            int to = lines.at(within.x, within.y + y);
            colours.place(pixels, y * within.width, within.width, lines.bytes(), to);
        }
    }
}
