package jp.musubi.cms.asset;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

import org.jspecify.annotations.Nullable;

/**
 * How a picture must be turned to stand upright (TIFF 6.0, tag 274).
 *
 * @param mirrored whether left and right are exchanged first
 * @param quarterTurns clockwise turns by 90° after that
 */
record Orientation(boolean mirrored, int quarterTurns) {
    static final Orientation UPRIGHT = new Orientation(false, 0);

    /** The orientation that an EXIF block asks for; a block that cannot be read asks for none. */
    static Orientation of(byte @Nullable [] exif) {
        if (exif == null || exif.length > AssetLimits.MAX_EXIF_BYTES) {
            return UPRIGHT;
        }
        try {
            var metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer tag =
                    directory == null
                            ? null
                            : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return tag == null ? UPRIGHT : of(tag);
        } catch (RuntimeException e) {
            return UPRIGHT;
        }
    }

    private static Orientation of(int tag) {
        return switch (tag) {
            case 2 -> new Orientation(true, 0);
            case 3 -> new Orientation(false, 2);
            case 4 -> new Orientation(true, 2);
            case 5 -> new Orientation(true, 3);
            case 6 -> new Orientation(false, 1);
            case 7 -> new Orientation(true, 1);
            case 8 -> new Orientation(false, 3);
            default -> UPRIGHT;
        };
    }

    /** Whether width and height change places. */
    boolean isSideways() {
        return quarterTurns % 2 == 1;
    }

    /** The picture, turned. */
    Pixels turn(Pixels pixels) {
        if (equals(UPRIGHT)) {
            return pixels;
        }
        int width = pixels.width();
        int height = pixels.height();
        int newWidth = isSideways() ? height : width;
        int newHeight = isSideways() ? width : height;
        int[] turned = new int[newWidth * newHeight];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = mirrored ? width - 1 - x : x;
                int to =
                        switch (quarterTurns) {
                            case 0 -> y * newWidth + x;
                            case 1 -> x * newWidth + height - 1 - y;
                            case 2 -> (height - 1 - y) * newWidth + width - 1 - x;
                            default -> (width - 1 - x) * newWidth + y;
                        };
                turned[to] = pixels.argb()[y * width + from];
            }
        }
        return new Pixels(newWidth, newHeight, pixels.opaque(), turned);
    }
}
