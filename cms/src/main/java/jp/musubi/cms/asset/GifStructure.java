package jp.musubi.cms.asset;

import java.io.ByteArrayOutputStream;

/**
 * Walks over a GIF (GIF89a specification) up to the end of its first picture and keeps that one:
 * comments, application blocks, further frames and whatever follows stay behind.
 */
final class GifStructure {
    private static final int HEADER_BYTES = 6;
    private static final int SCREEN_BYTES = 7;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int MAX_CODE_BITS = 11;

    private final byte[] file;
    private final ByteArrayOutputStream clean;
    private int at;
    private int width;
    private int height;

    private GifStructure(byte[] file) {
        this.file = file;
        this.clean = new ByteArrayOutputStream(file.length);
    }

    /** Looks through a file that begins as a GIF. */
    static PictureSource read(byte[] file) throws UnusableFile {
        var structure = new GifStructure(file);
        structure.walk();
        return new PictureSource(
                FileKind.GIF,
                structure.width,
                structure.height,
                1,
                structure.clean.toByteArray(),
                null,
                null);
    }

    private void walk() throws UnusableFile {
        PictureSource.checkSize(shortAt(HEADER_BYTES), shortAt(HEADER_BYTES + 2));
        at = HEADER_BYTES + SCREEN_BYTES;
        int colours = skipColours(byteAt(HEADER_BYTES + 4));
        int control = -1;
        while (byteAt(at) == EXTENSION) {
            if (byteAt(at + 1) == GRAPHIC_CONTROL) {
                control = at;
            }
            at += 2;
            skipBlocks();
        }
        if (byteAt(at) != IMAGE) {
            throw UnusableFile.broken();
        }
        width = shortAt(at + 5);
        height = shortAt(at + 7);
        PictureSource.checkSize(width, height);
        int image = at;
        int flags = byteAt(at + 9);
        at += 10;
        if (skipColours(flags) + colours == 0 || byteAt(at) > MAX_CODE_BITS || byteAt(at) < 2) {
            throw UnusableFile.broken();
        }
        at++;
        skipBlocks();
        write(control, image);
    }

    /** The first picture alone, on a screen of its own size. */
    private void write(int control, int image) {
        clean.write(file, 0, HEADER_BYTES);
        clean.write(file, image + 5, 4);
        int globalFlags = file[HEADER_BYTES + 4];
        clean.write(file, HEADER_BYTES + 4, 3 + colourBytes(globalFlags));
        if (control >= 0) {
            clean.write(file, control, 8);
        }
        clean.write(IMAGE);
        clean.writeBytes(new byte[4]);
        clean.write(file, image + 5, at - image - 5);
        clean.write(TRAILER);
    }

    private int skipColours(int flags) throws UnusableFile {
        int bytes = colourBytes(flags);
        at += bytes;
        byteAt(at);
        return bytes;
    }

    private static int colourBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private void skipBlocks() throws UnusableFile {
        int length = byteAt(at);
        while (length != 0) {
            at += 1 + length;
            length = byteAt(at);
        }
        at++;
    }

    private int shortAt(int place) throws UnusableFile {
        return byteAt(place) | byteAt(place + 1) << 8;
    }

    private int byteAt(int place) throws UnusableFile {
        if (place >= file.length) {
            throw UnusableFile.incomplete();
        }
        return file[place] & 0xFF;
    }
}
