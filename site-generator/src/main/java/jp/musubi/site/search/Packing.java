package jp.musubi.site.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Compresses bytes so that every browser can undo it (RFC 1951). */
final class Packing {
    private static final int LEVEL = 9;

    private Packing() {}

    /**
     * Compresses bytes.
     *
     * @param before what whoever undoes it has already, as if it stood before them
     */
    static byte[] packed(byte[] plain, byte[] before) {
        var packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (var deflater = new Deflater(LEVEL, true)) {
            if (before.length > 0) {
                deflater.setDictionary(before);
            }
            deflater.setInput(plain);
            deflater.finish();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return packed.toByteArray();
    }

    /**
     * Undoes it.
     *
     * @throws IOException if the bytes are damaged
     */
    static byte[] unpacked(byte[] packed, byte[] before) throws IOException {
        var plain = new ByteArrayOutputStream(packed.length * 3);
        try (var inflater = new Inflater(true)) {
            if (before.length > 0) {
                inflater.setDictionary(before);
            }
            inflater.setInput(packed);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int size = inflater.inflate(buffer);
                if (size == 0 && !inflater.finished()) {
                    throw new IOException("a compressed file ends too early");
                }
                plain.write(buffer, 0, size);
            }
        } catch (DataFormatException e) {
            throw new IOException("a compressed file is damaged", e);
        }
        return plain.toByteArray();
    }
}
