package jp.musubi.cms.database;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of everything stored: UUID version 7 (RFC 9562 section 5.7), so that ids made later
 * sort later, which keeps the ends of the indexes warm. Thread-safe.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int SUB_MILLISECOND_BITS = 12;

    private final Clock clock;

    /** Milliseconds of the last id and, below them, twelve bits that count within one. */
    private final AtomicLong last = new AtomicLong();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id, greater than all that this object made before. */
    public UUID next() {
        long least = clock.millis() << SUB_MILLISECOND_BITS;
        long stamp = last.updateAndGet(previous -> Math.max(previous + 1, least));
        long high =
                (stamp >>> SUB_MILLISECOND_BITS << 16)
                        | VERSION_7
                        | (stamp & ((1L << SUB_MILLISECOND_BITS) - 1));
        return new UUID(high, VARIANT | (RANDOM.nextLong() >>> 2));
    }

    /** An id as the sixteen bytes it is stored as. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The id stored as these sixteen bytes. */
    public static UUID of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
