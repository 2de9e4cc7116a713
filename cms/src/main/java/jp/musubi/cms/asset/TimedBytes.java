package jp.musubi.cms.asset;

import java.io.IOException;
import java.time.Duration;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes for a decoder, which run dry with an error when it takes too long over them. */
final class TimedBytes extends ImageInputStreamImpl {
    private final byte[] bytes;
    private final long endNanos;

    TimedBytes(byte[] bytes, Duration most) {
        this.bytes = bytes;
        this.endNanos = System.nanoTime() + most.toNanos();
    }

    /** Whether the time is up. */
    boolean isOver() {
        return System.nanoTime() - endNanos > 0;
    }

    @Override
    public int read() throws IOException {
        checkTime();
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkTime();
        bitOffset = 0;
        int left = (int) Math.max(0, bytes.length - streamPos);
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(left, length);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private void checkTime() throws IOException {
        if (isOver()) {
            throw new IOException("reading the picture takes too long");
        }
    }
}
