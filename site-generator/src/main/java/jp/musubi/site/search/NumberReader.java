package jp.musubi.site.search;

/** Reads what a {@link NumberWriter} wrote. Bytes that are damaged give some numbers or others. */
final class NumberReader {
    private static final int TOP = 0xff000000;

    private final byte[] bytes;
    private final Odds odds = new Odds();
    private int at;
    private int range = -1;
    private int code;

    NumberReader(byte[] bytes) {
        this.bytes = bytes;
        for (int i = 0; i < Integer.BYTES; i++) {
            code = code << Byte.SIZE | next();
        }
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    int number(int context) {
        int length = tree(odds.shared(), Odds.number(context), Odds.LENGTH_BITS);
        int learned = Math.min(length, Odds.LEARNED_BITS);
        int rest = tree(odds.shared(), Odds.mantissa(context, length), learned);
        for (int i = length - learned; i > 0; i--) {
            range >>>= 1;
            boolean isOne = Integer.compareUnsigned(code, range) >= 0;
            code -= isOne ? range : 0;
            rest = rest << 1 | (isOne ? 1 : 0);
            normalize();
        }
        return (1 << length) + rest - 1;
    }

    int impact(int context) {
        return tree(odds.shared(), Odds.impact(context), Impacts.BITS);
    }

    char unit(int before) {
        int upper = tree(odds.shared(), Odds.upper(before >>> Odds.UNIT_BITS), Odds.UNIT_BITS);
        int lower = tree(odds.shared(), Odds.lower(upper), Odds.UNIT_BITS);
        return (char) (upper << Odds.UNIT_BITS | lower);
    }

    String text(int context) {
        int length = number(context);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(unit(i == 0 ? 0 : text.charAt(i - 1)));
        }
        return text.toString();
    }

    int tree(short[] table, int from, int bits) {
        int node = 1;
        for (int i = 0; i < bits; i++) {
            node = node << 1 | bit(table, from + node);
        }
        return node - (1 << bits);
    }

    private int bit(short[] table, int place) {
        int bound = Odds.bound(range, table, place);
        int bit;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            bit = 0;
        } else {
            code -= bound;
            range -= bound;
            bit = 1;
        }
        Odds.learn(table, place, bit);
        normalize();
        return bit;
    }

    private void normalize() {
        while ((range & TOP) == 0) {
            range <<= Byte.SIZE;
            code = code << Byte.SIZE | next();
        }
    }
}
