package jp.musubi.site.art;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The sign of Musubi as the icon by which devices and browsers show a site. */
public final class AppIcon {
    private static final double SIDE = 100;
    private static final double MIDDLE = SIDE / 2;

    /** How round an icon is that is shown as it is. */
    private static final double ROUND = 18;

    /** How far the knot reaches in an icon that is shown as it is. */
    private static final double REACH = 41;

    /** The same where devices cut what is outside a circle of 40 % of the icon. */
    private static final double SAFE_REACH = 33;

    private static final long MOST_KEPT_BYTES = 1 << 20;
    private static final Kept<byte[]> KEPT = Kept.files(MOST_KEPT_BYTES);

    private record Look(Colours colours, Shape shape, int pixels) {}

    private AppIcon() {}

    /**
     * The colours of an icon, each as <code>#rrggbb</code>.
     *
     * @param ground what the knot lies on
     */
    public record Colours(String ground, String sign) {}

    /** Up to where an icon is filled. */
    public enum Shape {
        /** With round corners, around which nothing is. */
        ROUNDED,
        /** To the edge, as devices cut it themselves. */
        FULL
    }

    /** The icon as PNG, the same bytes for the same colours; not to be changed. */
    public static byte[] png(Colours colours, Shape shape, int pixels) {
        return KEPT.get(new Look(colours, shape, pixels), () -> painted(colours, shape, pixels));
    }

    private static byte[] painted(Colours colours, Shape shape, int pixels) {
        var sheet = new Sheet(SIDE, SIDE);
        boolean isFull = shape == Shape.FULL;
        sheet.box(0, 0, SIDE, SIDE, isFull ? 0 : ROUND, Ink.GROUND);
        Signs.knot(sheet, MIDDLE, MIDDLE, isFull ? SAFE_REACH : REACH, Ink.SIGN);
        String ground = colours.ground();
        String sign = colours.sign();
        var inks = new Inks(ground, ground, sign, sign, sign, ground);
        return Painting.shared(sheet.drawing(inks, inks), pixels, pixels).png(0);
    }

    /** One PNG as the file that browsers ask for when no page names an icon. */
    public static byte[] ico(byte[] png, int pixels) {
        int headBytes = 22;
        ByteBuffer head = ByteBuffer.allocate(headBytes).order(ByteOrder.LITTLE_ENDIAN);
        // Reserved, icons and not cursors, one of them.
        head.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        // Width, height, no table of colours in the old sense, reserved, planes, bits of a pixel.
        head.put((byte) pixels).put((byte) pixels).put((byte) 0).put((byte) 0);
        head.putShort((short) 1).putShort((short) 32);
        head.putInt(png.length).putInt(headBytes);
        var file = new ByteArrayOutputStream(headBytes + png.length);
        file.writeBytes(head.array());
        file.writeBytes(png);
        return file.toByteArray();
    }
}
