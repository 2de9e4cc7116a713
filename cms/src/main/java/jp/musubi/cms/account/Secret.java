package jp.musubi.cms.account;

import jp.musubi.cms.web.Secrets;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of a token: {@code musubi_w_} (or {@code r}), 32 characters of base 62 (190 bits) and,
 * so that scanners for leaked secrets and typing errors can be told from real ones without a query,
 * six characters of their CRC-32.
 */
record Secret(String text) {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_CHARS = 32;
    private static final int CHECKSUM_CHARS = 6;
    private static final int PREFIX_CHARS = "musubi_w_".length() + 4;
    private static final Pattern SHAPE =
            Pattern.compile("musubi_[rw]_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret make(Scope scope) {
        StringBuilder text = new StringBuilder("musubi_").append(scope.letter()).append('_');
        for (int made = 0; made < RANDOM_CHARS; made++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new Secret(text + "_" + checksum(text.toString()));
    }

    /** A secret as it was sent; empty when it cannot be one. */
    static Optional<Secret> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM_CHARS;
        return checksum(text.substring(0, end - 1)).equals(text.substring(end))
                ? Optional.of(new Secret(text))
                : Optional.empty();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_CHARS];
        for (int at = CHECKSUM_CHARS - 1; at >= 0; at--) {
            digits[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    /** The characters by which its owner recognises it. */
    String prefix() {
        return text.substring(0, PREFIX_CHARS);
    }

    /** What is stored. Enough randomness is in it that a plain digest cannot be turned back. */
    byte[] digest() {
        return Secrets.digest(text);
    }

    /** Nothing of the secret. */
    @Override
    public String toString() {
        return "Secret";
    }
}
