package jp.musubi.site.art;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pictures in pixels as PNG with a table of colours, the same bytes for the same picture. Lines are
 * compressed in bands, each by itself, so that pictures which differ in few lines share the rest.
 */
final class Png {
    /** Lines of a band: fewer cost bytes, and with more of them less is shared. */
    private static final int LINES_OF_BAND = 16;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** A sixth more bytes than the usual level for drawings, in half of the time. */
    private static final int LEVEL = 3;

    /** RFC 1950: deflated, with a window of 32 KiB, by a fast compressor. */
    private static final byte[] ZLIB_HEADER = {0x78, 0x5e};

    /** A last block with nothing in it (RFC 1951 section 3.2.6). */
    private static final byte[] END = {3, 0};

    private Png() {}

    /**
     * Lines of places in a table of colours, each line behind the number of its filter, 0.
     *
     * @param width in pixels
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and not changed once it is packed.
    record Lines(int width, byte[] bytes) {
        int perLine() {
            return 1 + width;
        }

        int height() {
            return bytes.length / perLine();
        }

        /** Where a pixel of a line is in the bytes. */
        int at(int x, int y) {
            return y * perLine() + 1 + x;
        }

        Lines copy() {
            return new Lines(width, bytes.clone());
        }
    }

    /** Compresses all bands of a picture, as well as can be: many others will have them. */
    static List<byte[]> bands(Lines lines) {
        var all = new BitSet();
        all.set(0, lines.height());
        return bands(lines, List.of(), all, Deflater.BEST_COMPRESSION);
    }

    /**
     * Compresses the bands that have changed lines.
     *
     * @param before the bands as they were
     * @param changed which lines are other ones than before
     */
    static List<byte[]> bands(Lines lines, List<byte[]> before, BitSet changed) {
        return bands(lines, before, changed, LEVEL);
    }

    private static List<byte[]> bands(Lines lines, List<byte[]> before, BitSet changed, int level) {
        var bands = new ArrayList<byte[]>();
        try (var deflater = new Deflater(level, true)) {
            for (int y = 0; y < lines.height(); y += LINES_OF_BAND) {
                int end = Math.min(lines.height(), y + LINES_OF_BAND);
                int first = changed.nextSetBit(y);
                bands.add(
                        first < 0 || first >= end
                                ? before.get(bands.size())
                                : deflated(deflater, lines, y, end));
            }
        }
        return bands;
    }

    private static byte[] deflated(Deflater deflater, Lines lines, int from, int to) {
        int length = (to - from) * lines.perLine();
        deflater.reset();
        deflater.setInput(lines.bytes(), from * lines.perLine(), length);
        var out = new ByteArrayOutputStream(length / 8 + 64);
        byte[] buffer = new byte[length + 64];
        int written = buffer.length;
        while (written == buffer.length) {
            written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, written);
        }
        return out.toByteArray();
    }

    /**
     * The file.
     *
     * @param bands the same lines compressed
     * @param dotsAMetre how fine it is on paper; 0 if that is open
     */
    static byte[] of(Lines lines, List<byte[]> bands, ColourTable table, int dotsAMetre) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        // Eight bits that stand in a table; the only compression and filters there are.
        ByteBuffer head = ByteBuffer.allocate(13).putInt(lines.width()).putInt(lines.height());
        chunk(file, "IHDR", head.put(new byte[] {8, 3, 0, 0, 0}).array());
        if (dotsAMetre > 0) {
            ByteBuffer density = ByteBuffer.allocate(9).putInt(dotsAMetre).putInt(dotsAMetre);
            chunk(file, "pHYs", density.put((byte) 1).array());
        }
        chunk(file, "PLTE", table.colours());
        chunk(file, "tRNS", table.opacities());
        var data = new ByteArrayOutputStream();
        data.writeBytes(ZLIB_HEADER);
        bands.forEach(data::writeBytes);
        data.writeBytes(END);
        var check = new Adler32();
        check.update(lines.bytes());
        data.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
        chunk(file, "IDAT", data.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /**
     * A picture in any colours, as a file.
     *
     * @param image with eight bits of red, green, blue and opacity
     * @param dotsAMetre how fine it is on paper; 0 if that is open
     */
    static byte[] of(BufferedImage image, int dotsAMetre) {
        int width = image.getWidth();
        var lines = new byte[(1 + 4 * width) * image.getHeight()];
        int at = 0;
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < image.getHeight(); y++) {
            at++;
            for (int x = 0; x < width; x++) {
                int argb = pixels[y * width + x];
                lines[at++] = (byte) (argb >> 16);
                lines[at++] = (byte) (argb >> 8);
                lines[at++] = (byte) argb;
                lines[at++] = (byte) (argb >>> 24);
            }
        }
        var data = new ByteArrayOutputStream(lines.length / 8);
        try (var deflater = new Deflater(LEVEL)) {
            deflater.setInput(lines);
            deflater.finish();
            byte[] buffer = new byte[1 << 15];
            while (!deflater.finished()) {
                data.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        // Eight bits each of red, green, blue and opacity.
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(image.getHeight());
        chunk(file, "IHDR", head.put(new byte[] {8, 6, 0, 0, 0}).array());
        if (dotsAMetre > 0) {
            ByteBuffer density = ByteBuffer.allocate(9).putInt(dotsAMetre).putInt(dotsAMetre);
            chunk(file, "pHYs", density.put((byte) 1).array());
        }
        chunk(file, "IDAT", data.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
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
