package jp.musubi.site.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Condenses values into 64 bits of their SHA-256. The order of the values counts, and each is kept
 * apart from the next.
 */
public final class Hash {
    private final MessageDigest digest;
    private final byte[] bytes = new byte[Long.BYTES];

    public Hash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a text. */
    public Hash with(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        with(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds bytes. */
    public Hash with(byte[] bytes) {
        with(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds a number. */
    public Hash with(long number) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        digest.update(bytes);
        return this;
    }

    /** The hash of all that was added; never zero, which stands for nothing. */
    public long value() {
        long value = ByteBuffer.wrap(digest.digest()).getLong();
        return value == 0 ? 1 : value;
    }

    /** The hash of some texts. */
    public static long of(String... texts) {
        var hash = new Hash();
        for (String text : texts) {
            hash.with(text);
        }
        return hash.value();
    }
}
