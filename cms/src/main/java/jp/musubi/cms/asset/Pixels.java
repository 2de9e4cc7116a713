package jp.musubi.cms.asset;

import java.awt.image.BufferedImage;

/**
 * A picture in memory.
 *
 * @param argb one number a pixel, line by line, alpha not multiplied in
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never given away
record Pixels(int width, int height, boolean opaque, int[] argb) {

    /** A copy as Java's own pictures, for those who want one. */
    BufferedImage toImage() {
        int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        var image = new BufferedImage(width, height, type);
        image.getRaster().setDataElements(0, 0, width, height, argb);
        return image;
    }
}
