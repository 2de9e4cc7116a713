package jp.musubi.cms.asset;

import org.jspecify.annotations.Nullable;

/**
 * A picture's file after a look at its structure, before any pixel is read.
 *
 * @param width pixels, as stored
 * @param height pixels, as stored
 * @param bytesPerPixel what one pixel takes while it is read
 * @param clean the same picture with nothing but what its pixels need
 * @param exif the EXIF block, beginning with the byte order, if there is one
 * @param profile the ICC profile that the pixels are still to be converted from
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never given away
record PictureSource(
        FileKind kind,
        int width,
        int height,
        int bytesPerPixel,
        byte[] clean,
        byte @Nullable [] exif,
        byte @Nullable [] profile) {

    /** Every how many-th pixel is read, so that what is read fits into the memory for it. */
    int subsampling() {
        int step = 1;
        while (decodedPixels(step) * bytesPerPixel > AssetLimits.MAX_DECODED_BYTES) {
            step++;
        }
        return step;
    }

    private long decodedPixels(int step) {
        return ((width + step - 1L) / step) * ((height + step - 1L) / step);
    }

    /**
     * Refuses a size before anything of that size is made.
     *
     * @throws UnusableFile if a side is nothing, or the picture has more pixels than are read
     */
    static void checkSize(int width, int height) throws UnusableFile {
        if (width <= 0 || height <= 0) {
            throw UnusableFile.broken();
        }
        if (width > AssetLimits.MAX_SIDE_PIXELS
                || height > AssetLimits.MAX_SIDE_PIXELS
                || (long) width * height > AssetLimits.MAX_PIXELS) {
            throw UnusableFile.because(
                    IntakeOutcome.Reason.UNREADABLE,
                    "picture_too_many_pixels",
                    width,
                    height,
                    AssetLimits.MAX_PIXELS / 10_000,
                    AssetLimits.MAX_PIXELS / 1_000_000);
        }
    }
}
