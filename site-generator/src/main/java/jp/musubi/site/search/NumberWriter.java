package jp.musubi.site.search;

import java.util.Arrays;

/**
 * Writes numbers in as few bytes as their likelihood asks for: binary arithmetic coding that learns
 * as it goes, as LZMA has it. A number is written in a context, which is what numbers of its kind
 * have in common.
 */
final class NumberWriter {
    private static final int TOP = 0xff000000;
    private static final int FLUSHED_BYTES = 5;

    private byte[] bytes = new byte[1 << 13];
    private int written;
    private final Odds odds = new Odds();
    private long low;
    private int range = -1;
    private int held;
    private int waiting = 1;

    /** Writes a number from 0 to 2^31 − 2. */
    NumberWriter number(int context, int number) {
        int length = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number + 1);
        tree(odds.shared(), Odds.number(context), Odds.LENGTH_BITS, length);
        int rest = number + 1 - (1 << length);
        int learned = Math.min(length, Odds.LEARNED_BITS);
        int even = length - learned;
        tree(odds.shared(), Odds.mantissa(context, length), learned, rest >>> even);
        for (int i = even - 1; i >= 0; i--) {
            range >>>= 1;
            low += (rest >>> i & 1) == 1 ? Integer.toUnsignedLong(range) : 0;
            normalize();
        }
        return this;
    }

    NumberWriter impact(int context, int impact) {
        tree(odds.shared(), Odds.impact(context), Impacts.BITS, impact);
        return this;
    }

    /** Writes a UTF-16 unit that stands behind another. */
    NumberWriter unit(int before, int unit) {
        int upper = unit >>> Odds.UNIT_BITS;
        int lower = unit & ((1 << Odds.UNIT_BITS) - 1);
        tree(odds.shared(), Odds.upper(before >>> Odds.UNIT_BITS), Odds.UNIT_BITS, upper);
        tree(odds.shared(), Odds.lower(upper), Odds.UNIT_BITS, lower);
        return this;
    }

    /** Writes a text. */
    NumberWriter text(int context, String text) {
        number(context, text.length());
        for (int i = 0; i < text.length(); i++) {
            unit(i == 0 ? 0 : text.charAt(i - 1), text.charAt(i));
        }
        return this;
    }

    /** Writes a value of so many bits, each learned by those before it, from a place in a table. */
    void tree(short[] table, int from, int bits, int value) {
        // Most of an edit's time in the index is spent here: what each bit changes stays in
        // registers.
        long low = this.low;
        int range = this.range;
        int node = 1;
        for (int i = bits - 1; i >= 0; i--) {
            int bit = value >>> i & 1;
            int at = from + node;
            int bound = Odds.bound(range, table, at);
            if (bit == 0) {
                range = bound;
            } else {
                low += Integer.toUnsignedLong(bound);
                range -= bound;
            }
            Odds.learn(table, at, bit);
            node = node << 1 | bit;
            while ((range & TOP) == 0) {
                range <<= Byte.SIZE;
                low = shift(low);
            }
        }
        this.low = low;
        this.range = range;
    }

    private void normalize() {
        while ((range & TOP) == 0) {
            range <<= Byte.SIZE;
            low = shift(low);
        }
    }

    /**
     * A byte is held back, with those of only ones behind it, as long as it may still grow by one.
     */
    private long shift(long low) {
        if (low < Integer.toUnsignedLong(TOP) || low >>> Integer.SIZE != 0) {
            int carry = (int) (low >>> Integer.SIZE);
            if (written + waiting > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, written + waiting));
            }
            for (int next = held; waiting > 0; waiting--) {
                bytes[written++] = (byte) (next + carry);
                next = 0xff;
            }
            held = (int) (low >>> 24) & 0xff;
        }
        waiting++;
        return (low & 0xffffff) << Byte.SIZE;
    }

    /** How many bytes there are, but for a few. */
    int size() {
        return written + waiting;
    }

    /** All of it; nothing can be written afterwards. */
    byte[] bytes() {
        for (int i = 0; i < FLUSHED_BYTES; i++) {
            low = shift(low);
        }
        int end = written;
        while (end > 1 && bytes[end - 1] == 0) {
            end--;
        }
        // The first byte is what the first held back has before anything was written.
        return Arrays.copyOfRange(bytes, 1, end);
    }
}
