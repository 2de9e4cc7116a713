package jp.musubi.cms.asset;

import java.util.Arrays;

/**
 * Makes a picture smaller: each new pixel is the mean of the area it covers, weighted by opacity,
 * so that fine lines stay visible and nothing flickers. Holds two lines at a time.
 */
final class Shrinker {
    private static final int CHANNELS = 4;

    private final PixelRows rows;
    private final int width;
    private final int height;
    private final int[] line;
    private final float[] narrow;
    private final float[] sum;
    private int narrowRow = -1;

    private Shrinker(PixelRows rows, int width, int height) {
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.line = new int[rows.width()];
        this.narrow = new float[width * CHANNELS];
        this.sum = new float[width * CHANNELS];
    }

    /** The picture in a size that is at most its own. */
    static Pixels shrink(PixelRows rows, int width, int height) {
        return new Shrinker(rows, width, height).all();
    }

    private Pixels all() {
        int[] argb = new int[width * height];
        double step = (double) rows.height() / height;
        for (int y = 0; y < height; y++) {
            double from = y * step;
            double to = Math.min(rows.height(), from + step);
            Arrays.fill(sum, 0);
            int last = Math.min(rows.height(), (int) Math.ceil(to - 1e-9)) - 1;
            for (int row = (int) from; row <= last; row++) {
                float share = (float) (Math.min(row + 1, to) - Math.max(row, from));
                read(row);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += narrow[i] * share;
                }
            }
            write(argb, y * width, (float) (to - from));
        }
        return new Pixels(width, height, rows.opaque(), argb);
    }

    /** Reads a line and narrows it; the line on the border of two areas is read once. */
    private void read(int row) {
        if (row == narrowRow) {
            return;
        }
        rows.read(row, line);
        narrowRow = row;
        double step = (double) rows.width() / width;
        for (int x = 0; x < width; x++) {
            double from = x * step;
            double to = Math.min(rows.width(), from + step);
            int last = Math.min(rows.width(), (int) Math.ceil(to - 1e-9)) - 1;
            float alpha = 0;
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int column = (int) from; column <= last; column++) {
                int pixel = line[column];
                float share = (float) (Math.min(column + 1, to) - Math.max(column, from));
                float opacity = (pixel >>> 24) * share;
                alpha += opacity;
                red += (pixel >> 16 & 0xFF) * opacity;
                green += (pixel >> 8 & 0xFF) * opacity;
                blue += (pixel & 0xFF) * opacity;
            }
            float wide = (float) (to - from);
            narrow[x * CHANNELS] = alpha / wide;
            narrow[x * CHANNELS + 1] = red / wide;
            narrow[x * CHANNELS + 2] = green / wide;
            narrow[x * CHANNELS + 3] = blue / wide;
        }
    }

    private void write(int[] argb, int start, float high) {
        for (int x = 0; x < width; x++) {
            float alpha = sum[x * CHANNELS];
            int pixel = 0;
            if (alpha > 0) {
                pixel =
                        eightBits(alpha / high) << 24
                                | eightBits(sum[x * CHANNELS + 1] / alpha) << 16
                                | eightBits(sum[x * CHANNELS + 2] / alpha) << 8
                                | eightBits(sum[x * CHANNELS + 3] / alpha);
            }
            argb[start + x] = pixel;
        }
    }

    private static int eightBits(float value) {
        return Math.min(255, Math.max(0, Math.round(value)));
    }
}
