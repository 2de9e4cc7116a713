package jp.musubi.cms.asset;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks over the chunks of a PNG and keeps those that its pixels need: texts, times, EXIF,
 * animation and whatever follows the end stay behind. The compressed data is inflated once without
 * being kept, so that a bomb or a missing end is found before memory is spent on it.
 */
final class PngStructure {
    private static final int SIGNATURE_BYTES = 8;

    /** Length, type and checksum of a chunk. */
    private static final int CHUNK_BYTES = 12;

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int ICCP = 0x69434350;
    private static final int EXIF = 0x65584966;
    private static final int INTERLACED = 1;
    private static final int[][] PASSES = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    private final ByteBuffer file;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final List<Part> data = new ArrayList<>();
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;
    private int width;
    private int height;
    private int depth;
    private int channels;
    private boolean interlaced;

    private record Part(int start, int length) {}

    private PngStructure(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
    }

    /** Looks through a file that begins as a PNG. */
    static PictureSource read(byte[] bytes) throws UnusableFile {
        var structure = new PngStructure(bytes);
        structure.walk();
        structure.checkPixels();
        return structure.source();
    }

    private void walk() throws UnusableFile {
        file.position(SIGNATURE_BYTES);
        head.write(file.array(), 0, SIGNATURE_BYTES);
        int type = 0;
        while (type != IEND) {
            if (file.remaining() < CHUNK_BYTES) {
                throw UnusableFile.incomplete();
            }
            int length = file.getInt();
            type = file.getInt();
            if (length < 0 || (width == 0) != (type == IHDR)) {
                throw UnusableFile.broken();
            }
            if (length > file.remaining() - 4) {
                throw UnusableFile.incomplete();
            }
            int start = file.position();
            file.position(start + length);
            boolean critical = (type & 0x20000000) == 0;
            if (file.getInt() != crc(file.array(), start - 4, length + 4) && critical) {
                throw UnusableFile.broken();
            }
            chunk(type, start, length);
        }
    }

    private void chunk(int type, int start, int length) throws UnusableFile {
        switch (type) {
            case IHDR -> header(start, length);
            case PLTE, TRNS -> append(head, type, file.array(), start, length);
            case IDAT -> data.add(new Part(start, length));
            case ICCP -> profile = profile(start, length);
            case EXIF -> exif = Arrays.copyOfRange(file.array(), start, start + length);
            default -> {}
        }
    }

    private void header(int start, int length) throws UnusableFile {
        if (length != 13) {
            throw UnusableFile.broken();
        }
        width = file.getInt(start);
        height = file.getInt(start + 4);
        depth = file.get(start + 8);
        channels =
                switch (file.get(start + 9)) {
                    case 0, 3 -> 1;
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> throw UnusableFile.broken();
                };
        boolean knownDepth = depth == 8 || depth == 16 || (channels == 1 && depth <= 4);
        int interlace = file.get(start + 12);
        if (depth <= 0 || depth == 3 || !knownDepth || interlace > INTERLACED || interlace < 0) {
            throw UnusableFile.broken();
        }
        interlaced = interlace == INTERLACED;
        PictureSource.checkSize(width, height);
        append(head, IHDR, file.array(), start, length);
    }

    /** Inflates everything once: it must be as long as the size asks for, neither more nor less. */
    private void checkPixels() throws UnusableFile {
        long missing = filteredBytes();
        byte[] window = new byte[1 << 16];
        try (var inflater = new Inflater()) {
            for (Part part : data) {
                inflater.setInput(file.array(), part.start(), part.length());
                while (!inflater.finished() && !inflater.needsInput()) {
                    missing -= inflater.inflate(window);
                    if (missing < 0 || inflater.needsDictionary()) {
                        throw UnusableFile.broken();
                    }
                }
            }
        } catch (DataFormatException e) {
            throw UnusableFile.broken();
        }
        if (missing > 0) {
            throw UnusableFile.incomplete();
        }
    }

    /** Bytes of all lines with their filter bytes, inflated. */
    private long filteredBytes() {
        if (!interlaced) {
            return lines(width, height);
        }
        long bytes = 0;
        for (int[] pass : PASSES) {
            int passWidth = (width - pass[0] + pass[2] - 1) / pass[2];
            int passHeight = (height - pass[1] + pass[3] - 1) / pass[3];
            bytes += passWidth == 0 ? 0 : lines(passWidth, passHeight);
        }
        return bytes;
    }

    private long lines(int columns, int rows) {
        return rows * (1 + ((long) columns * channels * depth + 7) / 8);
    }

    private byte @Nullable [] profile(int start, int length) {
        int name = start;
        while (name < start + length && file.get(name) != 0) {
            name++;
        }
        int compressed = name + 2;
        if (compressed >= start + length) {
            return null;
        }
        byte[] inflated = new byte[AssetLimits.MAX_PROFILE_BYTES];
        try (var inflater = new Inflater()) {
            inflater.setInput(file.array(), compressed, start + length - compressed);
            int count = inflater.inflate(inflated);
            return inflater.finished() ? Arrays.copyOf(inflated, count) : null;
        } catch (DataFormatException e) {
            return null;
        }
    }

    private PictureSource source() {
        return new PictureSource(
                FileKind.PNG,
                width,
                height,
                // One more channel, in case one colour stands for transparency.
                (channels + 1) * Math.max(8, depth) / 8,
                clean(),
                exif,
                profile);
    }

    /** The chunks before the pixels, all pixels in one chunk, and the end. */
    private byte[] clean() {
        int length = data.stream().mapToInt(Part::length).sum();
        ByteBuffer clean = ByteBuffer.allocate(head.size() + length + 2 * CHUNK_BYTES);
        clean.put(head.toByteArray()).putInt(length);
        int start = clean.position();
        clean.putInt(IDAT);
        data.forEach(part -> clean.put(file.array(), part.start(), part.length()));
        clean.putInt(crc(clean.array(), start, length + 4));
        clean.putInt(0).putInt(IEND).putInt(crc(clean.array(), clean.position() - 4, 4));
        return clean.array();
    }

    private static void append(
            ByteArrayOutputStream out, int type, byte[] bytes, int start, int length) {
        ByteBuffer chunk = ByteBuffer.allocate(length + CHUNK_BYTES);
        chunk.putInt(length).putInt(type).put(bytes, start, length);
        chunk.putInt(crc(chunk.array(), 4, length + 4));
        out.writeBytes(chunk.array());
    }

    private static int crc(byte[] bytes, int start, int length) {
        var crc = new CRC32();
        crc.update(bytes, start, length);
        return (int) crc.getValue();
    }
}
