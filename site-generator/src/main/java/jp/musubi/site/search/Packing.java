package jp.musubi.site.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Bytes of a file of the published index while they are put together. */
final class Packing {
    private static final int LEVEL = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);

    /** Seven bits a byte, the lowest first; all but the last byte have the highest bit set. */
    Packing number(int number) {
        int rest = number;
        while (rest > 0x7f) {
            bytes.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    /** Adds bytes as they are. */
    Packing raw(byte[] more, int from) {
        bytes.write(more, from, more.length - from);
        return this;
    }

    /** Adds a text in UTF-8. */
    Packing text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** How many bytes there are. */
    int size() {
        return bytes.size();
    }

    /** All of it as it is. */
    byte[] plain() {
        return bytes.toByteArray();
    }

    /** All of it, compressed (RFC 1951). */
    byte[] packed() {
        return packed(plain());
    }

    private static byte[] packed(byte[] plain) {
        var packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (var deflater = new Deflater(LEVEL, true)) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return packed.toByteArray();
    }
}
