package jp.musubi.cms.asset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/** Reads a picture line by line as 8-bit ARGB, without a copy of the whole. */
interface PixelRows {
    int width();

    int height();

    boolean opaque();

    /** Puts line {@code y} into {@code argb}. */
    void read(int y, int[] argb);

    /** The lines of pixels in memory. */
    static PixelRows of(Pixels pixels) {
        return new Stored(pixels);
    }

    /**
     * The lines of what a decoder gave. Grey values and colours are taken as they are: a profile is
     * applied later, to fewer pixels, and Java's own grey would come out too light.
     */
    static PixelRows of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean plain =
                model instanceof ComponentColorModel
                        && !model.isAlphaPremultiplied()
                        && (model.getComponentSize(0) == 8 || model.getComponentSize(0) == 16)
                        && (model.getColorSpace().getType() == ColorSpace.TYPE_RGB
                                || model.getColorSpace().getType() == ColorSpace.TYPE_GRAY);
        return plain
                ? new Samples(
                        image.getRaster(),
                        model.getNumColorComponents() == 1,
                        model.hasAlpha(),
                        model.getComponentSize(0) - 8,
                        new int[image.getWidth() * model.getNumComponents()])
                : new Converted(image);
    }

    /** Lines of pixels in memory. */
    record Stored(Pixels pixels) implements PixelRows {
        @Override
        public int width() {
            return pixels.width();
        }

        @Override
        public int height() {
            return pixels.height();
        }

        @Override
        public boolean opaque() {
            return pixels.opaque();
        }

        @Override
        public void read(int y, int[] argb) {
            System.arraycopy(pixels.argb(), y * width(), argb, 0, width());
        }
    }

    /** Lines of samples, whatever they are interleaved like. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never given away
    record Samples(Raster raster, boolean grey, boolean alpha, int shift, int[] line)
            implements PixelRows {
        @Override
        public int width() {
            return raster.getWidth();
        }

        @Override
        public int height() {
            return raster.getHeight();
        }

        @Override
        public boolean opaque() {
            return !alpha;
        }

        @Override
        public void read(int y, int[] argb) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width(), 1, line);
            int bands = raster.getNumBands();
            for (int x = 0, at = 0; x < width(); x++, at += bands) {
                int red = line[at] >> shift;
                int green = grey ? red : line[at + 1] >> shift;
                int blue = grey ? red : line[at + 2] >> shift;
                int opacity = alpha ? line[at + bands - 1] >> shift : 0xFF;
                argb[x] = opacity << 24 | red << 16 | green << 8 | blue;
            }
        }
    }

    /** Lines that Java converts: palettes and packed pixels. */
    record Converted(BufferedImage image) implements PixelRows {
        @Override
        public int width() {
            return image.getWidth();
        }

        @Override
        public int height() {
            return image.getHeight();
        }

        @Override
        public boolean opaque() {
            return !image.getColorModel().hasAlpha();
        }

        @Override
        public void read(int y, int[] argb) {
            image.getRGB(0, y, image.getWidth(), 1, argb, 0, image.getWidth());
        }
    }
}
