package jp.musubi.cms.asset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of all sorts, made for the tests; none comes from a file. */
public final class MadePictures {
    public static final Color TOP = new Color(0xA0, 0x1C, 0x3A);
    public static final Color BOTTOM = new Color(0x17, 0x45, 0x7A);

    private MadePictures() {}

    /** The upper half in one colour, the lower half in another. */
    static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(TOP);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(BOTTOM);
        graphics.fillRect(0, height / 2, width, height - height / 2);
        graphics.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("no writer for " + format);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg(int width, int height) throws IOException {
        return encoded(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height) throws IOException {
        return encoded(halves(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] progressiveJpeg(int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var image = halves(width, height, BufferedImage.TYPE_INT_RGB);
        return write(writer, new IIOImage(image, null, null), parameters);
    }

    /** Four inks, inverted as Adobe writes them: cyan in the upper half, yellow in the lower. */
    static byte[] cmykJpeg(int width, int height) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean upper = y < height / 2;
                raster.setPixel(x, y, new int[] {upper ? 5 : 250, 250, upper ? 250 : 5, 255});
            }
        }
        ImageWriter writer = null;
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()
                && (writer == null || !writer.getClass().getName().contains("sun"))) {
            writer = writers.next();
        }
        if (writer == null) {
            throw new IOException("no writer");
        }
        byte[] jpeg =
                write(writer, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
        return withSegment(jpeg, 0xEE, latin("Adobe\0d\0\0\0\0\0"));
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam parameters)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Two frames of one colour each. */
    static byte[] animatedGif(int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Color colour : new Color[] {TOP, BOTTOM}) {
                var frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = frame.createGraphics();
                graphics.setColor(colour);
                graphics.fillRect(0, 0, width, height);
                graphics.dispose();
                var metadata =
                        writer.getDefaultImageMetadata(
                                ImageTypeSpecifier.createFromRenderedImage(frame), null);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * A JPEG with an EXIF block as a telephone writes it: an orientation, and a GPS directory whose
     * area name is a text to look for afterwards.
     */
    public static byte[] withExif(byte[] jpeg, int orientation, String place) {
        return withSegment(jpeg, 0xE1, concat(latin("Exif\0\0"), exif(orientation, place)));
    }

    /** TIFF 6.0 structure: byte order, directory 0, GPS directory, the text. */
    static byte[] exif(int orientation, String place) {
        byte[] text = latin(place);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 30 + 18 + text.length);
        tiff.put(latin("MM")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x001C).putShort((short) 7).putInt(text.length).putInt(56);
        tiff.putInt(0);
        return tiff.put(text).array();
    }

    /** A JPEG with another segment right behind its beginning. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(4 + content.length);
        segment.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
        segment.put(content);
        return concat(
                Arrays.copyOf(jpeg, 2), segment.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A PNG with another chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        return concat(
                Arrays.copyOf(png, 33),
                chunk(type, content),
                Arrays.copyOfRange(png, 33, png.length));
    }

    /** An RGB PNG of any claimed size with any compressed data. */
    static byte[] pngOf(int width, int height, byte[] compressed) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2);
        return concat(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header.array()),
                chunk("IDAT", compressed),
                chunk("IEND", new byte[0]));
    }

    /** Zeros, deflated a thousandfold. */
    static byte[] deflatedZeros(long count) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        try (var out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            for (long left = count; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] chunk(String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(latin(type)).put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    static byte[] pdf(String text) {
        return latin("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% " + text + "\n%%EOF\n");
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
