package jp.musubi.cms.credential.key;

import java.math.BigInteger;
import java.util.Optional;

/** Bytes as multibase text of the kind base58btc: a {@code z} and the digits of a number. */
public final class Base58 {
    /** Longest text that is read; the longest that we write is a signature of 88 digits. */
    static final int MAX_CHARS = 128;

    private static final String DIGITS =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private Base58() {}

    /** The text of bytes, beginning with {@code z}. */
    public static String write(byte[] bytes) {
        var text = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] division = rest.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(division[1].intValue()));
            rest = division[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(DIGITS.charAt(0));
        }
        return "z" + text.reverse();
    }

    /** The bytes of a text; empty if it is none, or longer than any that is needed here. */
    public static Optional<byte[]> read(String text) {
        if (!text.startsWith("z") || text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 1; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            if (digit == 0 && zeros == i - 1) {
                zeros++;
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] value = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int from = value.length > 0 && value[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + value.length - from];
        System.arraycopy(value, from, bytes, zeros, value.length - from);
        return Optional.of(bytes);
    }
}
