package jp.musubi.site.art;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures in pixels as PNG with a table of colours, the same bytes for the same picture. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BUFFER_BYTES = 1 << 14;

    /** A sixth more bytes than the usual level for drawings, in half of the time. */
    private static final int LEVEL = 3;

    private Png() {}

    /**
     * The file. At the edges of shapes, colours between two others are the nearest of those that
     * the table has.
     *
     * @param pixels each alpha, red, green and blue, line by line
     * @param exact colours that stay what they are
     * @param dotsAMetre how fine it is on paper; 0 if that is open
     */
    static byte[] of(int[] pixels, int width, int height, List<Integer> exact, int dotsAMetre) {
        var table = new ColourTable(exact);
        byte[] lines = new byte[height * (1 + width)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            lines[at++] = 0;
            for (int i = y * width; i < (y + 1) * width; i++) {
                lines[at++] = (byte) table.index(pixels[i]);
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        // Eight bits that stand in a table; the only compression and filters there are.
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(file, "IHDR", head.put(new byte[] {8, 3, 0, 0, 0}).array());
        if (dotsAMetre > 0) {
            ByteBuffer density = ByteBuffer.allocate(9).putInt(dotsAMetre).putInt(dotsAMetre);
            chunk(file, "pHYs", density.put((byte) 1).array());
        }
        chunk(file, "PLTE", table.colours());
        chunk(file, "tRNS", table.opacities());
        chunk(file, "IDAT", deflated(lines));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater(LEVEL)) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(type);
        check.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(type);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
