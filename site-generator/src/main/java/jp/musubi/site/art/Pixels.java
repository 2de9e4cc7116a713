package jp.musubi.site.art;

import jp.musubi.site.art.Drawing.Part;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.List;

/** A drawing painted in its light colours; where nothing is drawn, what is behind it shows. */
final class Pixels {
    private Pixels() {}

    /**
     * The drawing as PNG.
     *
     * @param dotsAMetre how fine it is on paper; 0 if that is open
     */
    static byte[] png(Drawing drawing, int width, int height, int dotsAMetre) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(width / drawing.width(), height / drawing.height());
        Palette palette = Palette.light(drawing.look());
        for (Part part : drawing.parts()) {
            canvas.setColor(Color.decode(palette.of(part.ink())));
            AffineTransform place = part.place().transform();
            canvas.fill(place.createTransformedShape(outline(part)));
        }
        canvas.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return Png.of(pixels, width, height, colours(palette), dotsAMetre);
    }

    /** The colours that must stay exactly what they are, opaque. */
    private static List<Integer> colours(Palette palette) {
        return Arrays.stream(Ink.values())
                .map(ink -> Color.decode(palette.of(ink)).getRGB())
                .distinct()
                .toList();
    }

    private static Shape outline(Part part) {
        if (part.stroke() == 0) {
            return part.shape();
        }
        float width = (float) part.stroke();
        var solid = new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        if (part.dashes().isEmpty()) {
            return solid.createStrokedShape(part.shape());
        }
        float[] dashes = new float[part.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = part.dashes().get(i).floatValue();
        }
        return new BasicStroke(
                        width,
                        solid.getEndCap(),
                        solid.getLineJoin(),
                        solid.getMiterLimit(),
                        dashes,
                        0)
                .createStrokedShape(part.shape());
    }
}
