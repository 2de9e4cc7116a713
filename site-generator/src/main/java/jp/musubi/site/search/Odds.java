package jp.musubi.site.search;

import java.util.Arrays;

/**
 * How likely each bit of a file of the published index is to be zero, learned from the bits before
 * it in the same file. Reader and writer of a file learn the same.
 */
final class Odds {
    /** Contexts that numbers can have. */
    static final int CONTEXTS = 64;

    /** Bits that tell how many bits a number has. */
    static final int LENGTH_BITS = 5;

    /** Further bits of a number are as often one as zero. */
    static final int LEARNED_BITS = 2;

    static final int UNIT_BITS = 8;

    private static final int LENGTHS = 1 << LENGTH_BITS;
    private static final int NUMBER = LENGTHS + (LENGTHS << LEARNED_BITS);
    private static final int IMPACTS = CONTEXTS * NUMBER;
    private static final int UNITS = IMPACTS + (CONTEXTS << Impacts.BITS);
    private static final int HALVES = 1 << UNIT_BITS;
    private static final int ALL = UNITS + 5 * HALVES;

    /** Of 2,048. */
    private static final int BITS = 11;

    private static final int SHIFT = 4;
    private static final int KANA = 0x30;

    private final short[] zeros = fresh(ALL);

    private static short[] fresh(int size) {
        var even = new short[size];
        Arrays.fill(even, (short) (1 << (BITS - 1)));
        return even;
    }

    /** A table of its own for values of so many bits, in so many contexts. */
    static short[] table(int contexts, int bits) {
        return fresh(contexts << bits);
    }

    short[] shared() {
        return zeros;
    }

    static int number(int context) {
        return context * NUMBER;
    }

    /** Where the bits behind the first of a number of some length are. */
    static int mantissa(int context, int length) {
        return number(context) + LENGTHS + (length << LEARNED_BITS);
    }

    static int impact(int context) {
        return IMPACTS + (context << Impacts.BITS);
    }

    /** The upper half of a UTF-16 unit, by the half before it. */
    static int upper(int before) {
        return UNITS + (before == KANA ? HALVES : 0);
    }

    static int lower(int upper) {
        return UNITS + HALVES * (upper == KANA ? 2 : upper == 0 ? 3 : 4);
    }

    /** The part of a range of numbers that stands for zero. */
    static int bound(int range, short[] odds, int at) {
        return (range >>> BITS) * odds[at];
    }

    static void learn(short[] odds, int at, int bit) {
        int zero = odds[at];
        odds[at] =
                (short)
                        (bit == 0
                                ? zero + (((1 << BITS) - zero) >> SHIFT)
                                : zero - (zero >> SHIFT));
    }
}
