package jp.musubi.cms.asset;

import com.luciad.imageio.webp.WebPReadParam;
import com.luciad.imageio.webp.WebPReader;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads the pixels of a picture whose structure was looked through, in a bounded size. */
final class PictureReader {
    private static final String DATA_ENDS_EARLY = "premature end";

    private PictureReader() {}

    /**
     * The picture upright, in sRGB, in exactly the given size.
     *
     * @param width pixels of the upright picture, at most its own
     * @param height pixels of the upright picture, at most its own
     * @throws UnusableFile if its data is damaged
     */
    static Pixels read(PictureSource source, Orientation orientation, int width, int height)
            throws UnusableFile {
        int storedWidth = orientation.isSideways() ? height : width;
        int storedHeight = orientation.isSideways() ? width : height;
        BufferedImage image = decode(source, storedWidth, storedHeight);
        PixelRows rows = PixelRows.of(image);
        Pixels pixels =
                Shrinker.shrink(
                        rows,
                        Math.min(storedWidth, rows.width()),
                        Math.min(storedHeight, rows.height()));
        return orientation.turn(Colours.toSrgb(pixels, source.profile()));
    }

    private static BufferedImage decode(PictureSource source, int width, int height)
            throws UnusableFile {
        ImageReader reader = reader(source.kind());
        try (var bytes = new TimedBytes(source.clean(), AssetLimits.MAX_DECODING)) {
            try {
                return decode(reader, bytes, source, width, height);
            } catch (IOException | RuntimeException e) {
                // Decoders answer damage with whatever exception comes of it.
                throw bytes.isOver()
                        ? UnusableFile.because(IntakeOutcome.Reason.UNREADABLE, "picture_too_slow")
                        : UnusableFile.broken();
            }
        } catch (IOException e) {
            throw UnusableFile.broken();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decode(
            ImageReader reader, TimedBytes bytes, PictureSource source, int width, int height)
            throws IOException, UnusableFile {
        boolean[] endsEarly = {false};
        reader.addIIOReadWarningListener((from, warning) ->
                endsEarly[0] |= warning != null && warning.contains(DATA_ENDS_EARLY));
        reader.setInput(bytes, true, true);
        ImageReadParam parameters = reader.getDefaultReadParam();
        if (parameters instanceof WebPReadParam webp) {
            webp.setUseScaling(true);
            webp.setScaledWidth(width);
            webp.setScaledHeight(height);
        } else {
            int step = source.subsampling();
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        BufferedImage image = reader.read(0, parameters);
        if (endsEarly[0]) {
            throw UnusableFile.incomplete();
        }
        return image;
    }

    private static ImageReader reader(FileKind kind) {
        String format =
                switch (kind) {
                    case JPEG -> "jpeg";
                    case PNG -> "png";
                    case GIF -> "gif";
                    case WEBP -> "webp";
                    case PDF -> throw new IllegalArgumentException("no picture: " + kind);
                };
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (kind != FileKind.WEBP || reader instanceof WebPReader) {
                return reader;
            }
        }
        throw new IllegalStateException("no reader for " + format);
    }
}
