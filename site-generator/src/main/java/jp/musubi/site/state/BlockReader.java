package jp.musubi.site.state;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link BlockWriter} wrote. */
final class BlockReader {
    private static final int SEVEN_BITS = 0x7f;

    private final byte[] bytes;
    private int at;

    BlockReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws IOException if the block ends before it, or it is below zero
     */
    int readNumber() throws IOException {
        int number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            byte next = next();
            number |= (next & SEVEN_BITS) << shift;
            if (next >= 0) {
                if (number < 0) {
                    break;
                }
                return number;
            }
        }
        throw new IOException("a state file counts below zero");
    }

    int readInt() throws IOException {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = (number << Byte.SIZE) | (next() & 0xff);
        }
        return number;
    }

    long readLong() throws IOException {
        long high = readInt();
        return (high << Integer.SIZE) | (readInt() & 0xffff_ffffL);
    }

    boolean readBoolean() throws IOException {
        return next() != 0;
    }

    /** Bytes that are a text in UTF-8. */
    String readText() throws IOException {
        int length = readNumber();
        if (length > bytes.length - at) {
            throw new EOFException("a state file ends within a text");
        }
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    private byte next() throws IOException {
        if (at == bytes.length) {
            throw new EOFException("a state file ends within a block");
        }
        return bytes[at++];
    }
}
