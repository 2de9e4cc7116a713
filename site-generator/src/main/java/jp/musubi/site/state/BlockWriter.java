package jp.musubi.site.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** One block of a state file while it is put together. */
final class BlockWriter {
    private static final int SEVEN_BITS = 0x7f;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    /**
     * A number from zero on: seven bits a byte, the lowest first, the top bit where more follow.
     */
    void writeNumber(int number) {
        require(Integer.BYTES + 1);
        int rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) ((rest & SEVEN_BITS) | ~SEVEN_BITS);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeInt(int number) {
        require(Integer.BYTES);
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    void writeLong(long number) {
        writeInt((int) (number >>> Integer.SIZE));
        writeInt((int) number);
    }

    void writeBoolean(boolean yes) {
        require(1);
        bytes[size++] = (byte) (yes ? 1 : 0);
    }

    void writeBytes(byte[] more) {
        writeNumber(more.length);
        require(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void require(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    int size() {
        return size;
    }

    /** CRC-32C of the block. */
    long checksum() {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, size);
        return checksum.getValue();
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }
}
