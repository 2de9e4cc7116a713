package jp.musubi.cms.entry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list: the position of the last entry of a page in the list's order. Opaque to
 * clients; entries that come or go never make a page repeat or skip others.
 */
public final class Cursor {
    private static final int MAX_CHARS = 240;

    private final Sort sort;
    private final byte[] position;

    Cursor(Sort sort, byte[] position) {
        this.sort = sort;
        this.position = position;
    }

    /** Reads what {@link #toString} wrote; empty when it is none, or one of another order. */
    public static Optional<Cursor> parse(String text, Sort sort) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() <= Integer.BYTES || bytes.getInt() != mark(sort)) {
                return Optional.empty();
            }
            byte[] position = new byte[bytes.remaining()];
            bytes.get(position);
            return Optional.of(new Cursor(sort, position));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tells the orders apart; String's hash code is specified, so it outlives the program. */
    private static int mark(Sort sort) {
        return sort.toString().hashCode();
    }

    byte[] position() {
        return position.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cursor cursor
                && sort.equals(cursor.sort)
                && Arrays.equals(position, cursor.position);
    }

    @Override
    public int hashCode() {
        return 31 * sort.hashCode() + Arrays.hashCode(position);
    }

    /** Short, and safe in an address. */
    @Override
    public String toString() {
        byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES + position.length)
                        .putInt(mark(sort))
                        .put(position)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
