package jp.musubi.cms.asset;

import org.jspecify.annotations.Nullable;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Brings colours into sRGB, the only colour space that is published. */
final class Colours {
    private static final int BANDS = 3;

    private Colours() {}

    /** The pixels in sRGB; a profile that cannot be used counts as sRGB. */
    static Pixels toSrgb(Pixels pixels, byte @Nullable [] profile) {
        if (profile == null) {
            return pixels;
        }
        try {
            ICC_Profile icc = ICC_Profile.getInstance(profile);
            if (icc.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                return pixels;
            }
            var conversion =
                    new ColorConvertOp(
                            new ICC_ColorSpace(icc),
                            ColorSpace.getInstance(ColorSpace.CS_sRGB),
                            null);
            return convert(pixels, conversion);
        } catch (IllegalArgumentException | CMMException e) {
            return pixels;
        }
    }

    private static Pixels convert(Pixels pixels, ColorConvertOp conversion) {
        WritableRaster from = line(pixels.width());
        WritableRaster to = line(pixels.width());
        int[] argb = pixels.argb().clone();
        int[] samples = new int[pixels.width() * BANDS];
        for (int start = 0; start < argb.length; start += pixels.width()) {
            for (int x = 0; x < pixels.width(); x++) {
                int pixel = argb[start + x];
                samples[x * BANDS] = pixel >> 16 & 0xFF;
                samples[x * BANDS + 1] = pixel >> 8 & 0xFF;
                samples[x * BANDS + 2] = pixel & 0xFF;
            }
            from.setPixels(0, 0, pixels.width(), 1, samples);
            conversion.filter(from, to);
            to.getPixels(0, 0, pixels.width(), 1, samples);
            for (int x = 0; x < pixels.width(); x++) {
                argb[start + x] =
                        (argb[start + x] & 0xFF000000)
                                | samples[x * BANDS] << 16
                                | samples[x * BANDS + 1] << 8
                                | samples[x * BANDS + 2];
            }
        }
        return new Pixels(pixels.width(), pixels.height(), pixels.opaque(), argb);
    }

    private static WritableRaster line(int width) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, BANDS, null);
    }
}
