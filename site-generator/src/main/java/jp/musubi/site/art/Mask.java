package jp.musubi.site.art;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A letter in pixels: how much of each it covers. A letter that comes again in the same size is not
 * painted anew.
 *
 * @param x of its left edge, from where the letter stands
 * @param y of its upper edge, from where the letter stands
 * @param coverage of each pixel, line by line, up to {@link #FULL}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not changed once it is made.
record Mask(int x, int y, int width, int height, byte[] coverage) {
    /** What a pixel within the letter has. */
    static final int FULL = 16;

    /** Letters stand on quarters of a pixel: finer steps are not seen. */
    private static final int STEPS = 4;

    private static final long MOST_KEPT_BYTES = 1 << 24;
    private static final Kept<Mask> KEPT =
            new Kept<>(MOST_KEPT_BYTES, mask -> mask.coverage.length + 64);

    /** A letter in a size, and where between pixels it stands, in {@link #STEPS}. */
    private record Placed(int character, double scaleX, double scaleY, int stepX, int stepY) {}

    /** A mask that is laid down from a pixel. */
    record At(Mask mask, int left, int top) {
        Rectangle bounds() {
            return new Rectangle(left, top, mask.width, mask.height);
        }
    }

    /**
     * The mask of a letter that stands somewhere.
     *
     * @param scaleX pixels a unit of the letter has
     */
    static At of(Letters.Glyph glyph, double scaleX, double scaleY, double x, double y) {
        int stepsX = (int) Math.floor(x * STEPS);
        int stepsY = (int) Math.floor(y * STEPS);
        int stepX = Math.floorMod(stepsX, STEPS);
        int stepY = Math.floorMod(stepsY, STEPS);
        Mask mask =
                KEPT.get(
                        new Placed(glyph.character(), scaleX, scaleY, stepX, stepY),
                        () -> painted(glyph, scaleX, scaleY, stepX, stepY));
        return new At(
                mask, Math.floorDiv(stepsX, STEPS) + mask.x, Math.floorDiv(stepsY, STEPS) + mask.y);
    }

    private static Mask painted(
            Letters.Glyph glyph, double scaleX, double scaleY, int stepX, int stepY) {
        var place = AffineTransform.getTranslateInstance(stepX / 4.0, stepY / 4.0);
        place.scale(scaleX, scaleY);
        Shape shape = place.createTransformedShape(glyph.outline());
        Rectangle bounds = shape.getBounds();
        if (bounds.isEmpty()) {
            return new Mask(0, 0, 0, 0, new byte[0]);
        }
        bounds.grow(1, 1);
        var image = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.translate(-bounds.x, -bounds.y);
        canvas.setColor(Color.WHITE);
        canvas.fill(shape);
        canvas.dispose();
        byte[] greys = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] coverage = new byte[greys.length];
        for (int i = 0; i < greys.length; i++) {
            coverage[i] = (byte) (((greys[i] & 0xff) * FULL + 127) / 255);
        }
        return new Mask(bounds.x, bounds.y, bounds.width, bounds.height, coverage);
    }
}
