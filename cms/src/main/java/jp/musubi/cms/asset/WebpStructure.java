package jp.musubi.cms.asset;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Walks over the chunks of a WebP (RFC 9649 section 2) and keeps those that the pixels of its first
 * picture need: EXIF, XMP, further frames and whatever follows the end stay behind.
 */
final class WebpStructure {
    private static final int RIFF = chunk("RIFF");
    private static final int WEBP = chunk("WEBP");
    private static final int LOSSY = chunk("VP8 ");
    private static final int LOSSLESS = chunk("VP8L");
    private static final int EXTENDED = chunk("VP8X");
    private static final int ALPHA = chunk("ALPH");
    private static final int FRAME = chunk("ANMF");
    private static final int PROFILE = chunk("ICCP");
    private static final int EXIF = chunk("EXIF");
    private static final int FRAME_HEADER_BYTES = 16;
    private static final int ALPHA_FLAG = 0x10;
    private static final int EXTENDED_BYTES = 10;
    private static final byte[] EXIF_NAME = {'E', 'x', 'i', 'f', 0, 0};

    private final ByteBuffer file;
    private @Nullable ByteBuffer alpha;
    private @Nullable ByteBuffer pixels;
    private boolean lossless;
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;

    private WebpStructure(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Looks through a file that begins as a WebP. */
    static PictureSource read(byte[] bytes) throws UnusableFile {
        return new WebpStructure(bytes).source();
    }

    private PictureSource source() throws UnusableFile {
        int length = file.getInt(4);
        if (length < 4) {
            throw UnusableFile.broken();
        }
        if (length > file.capacity() - 8) {
            throw UnusableFile.incomplete();
        }
        walk(12, 8 + length, false);
        ByteBuffer data = pixels;
        if (data == null) {
            throw UnusableFile.broken();
        }
        if (data.remaining() < 10) {
            throw UnusableFile.incomplete();
        }
        int width = lossless ? (data.getInt(1) & 0x3FFF) + 1 : data.getShort(6) & 0x3FFF;
        int height = lossless ? (data.getInt(1) >>> 14 & 0x3FFF) + 1 : data.getShort(8) & 0x3FFF;
        boolean begins =
                lossless
                        ? data.get(0) == 0x2F
                        : (data.getInt(3) & 0xFFFFFF) == 0x2A019D && (data.get(0) & 1) == 0;
        if (!begins) {
            throw UnusableFile.broken();
        }
        PictureSource.checkSize(width, height);
        // The decoder makes it smaller while it reads, so that a pixel takes next to nothing.
        return new PictureSource(
                FileKind.WEBP, width, height, 1, clean(data, width, height), exif, profile);
    }

    /** The first picture is the first one found; what comes later is another frame. */
    private void walk(int start, int end, boolean inFrame) throws UnusableFile {
        int at = start;
        while (at + 8 <= end) {
            int type = file.getInt(at);
            int length = file.getInt(at + 4);
            int data = at + 8;
            if (length < 0 || length > end - data) {
                throw UnusableFile.incomplete();
            }
            if (!inFrame && pixels == null && type == FRAME && length > FRAME_HEADER_BYTES) {
                walk(data + FRAME_HEADER_BYTES, data + length, true);
            } else if (pixels == null && (type == LOSSY || type == LOSSLESS)) {
                lossless = type == LOSSLESS;
                pixels = part(data, length);
            } else if (pixels == null && type == ALPHA) {
                alpha = part(data, length);
            } else if (type == PROFILE && length <= AssetLimits.MAX_PROFILE_BYTES) {
                profile = Arrays.copyOfRange(file.array(), data, data + length);
            } else if (type == EXIF) {
                exif = exif(data, length);
            }
            at = data + length + (length & 1);
        }
    }

    private byte[] exif(int start, int length) {
        byte[] bytes = Arrays.copyOfRange(file.array(), start, start + length);
        int name = EXIF_NAME.length;
        boolean named = length >= name && Arrays.equals(bytes, 0, name, EXIF_NAME, 0, name);
        return named ? Arrays.copyOfRange(bytes, name, length) : bytes;
    }

    private byte[] clean(ByteBuffer data, int width, int height) {
        ByteBuffer mask = lossless ? null : alpha;
        int more = mask == null ? 0 : 8 + EXTENDED_BYTES + 8 + mask.remaining() + 1;
        ByteBuffer clean =
                ByteBuffer.allocate(12 + more + 8 + data.remaining() + 1)
                        .order(ByteOrder.LITTLE_ENDIAN);
        clean.putInt(RIFF).putInt(0).putInt(WEBP);
        if (mask != null) {
            clean.putInt(EXTENDED).putInt(EXTENDED_BYTES).putInt(ALPHA_FLAG);
            putSize(clean, width);
            putSize(clean, height);
            put(clean, ALPHA, mask);
        }
        put(clean, lossless ? LOSSLESS : LOSSY, data);
        clean.putInt(4, clean.position() - 8);
        return Arrays.copyOf(clean.array(), clean.position());
    }

    private static void putSize(ByteBuffer out, int pixels) {
        out.put((byte) (pixels - 1)).put((byte) ((pixels - 1) >> 8)).put((byte) 0);
    }

    private static void put(ByteBuffer out, int type, ByteBuffer data) {
        out.putInt(type).putInt(data.remaining()).put(data.duplicate());
        if ((data.remaining() & 1) == 1) {
            out.put((byte) 0);
        }
    }

    private ByteBuffer part(int start, int length) {
        return file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int chunk(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
