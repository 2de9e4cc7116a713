package jp.musubi.cms.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that follow the time, as the usual apps make them (RFC 6238). */
public final class TimedCodes {
    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator();

    /** How far a telephone's clock may be off, in steps of 30 seconds. */
    private static final int MAX_STEPS_OFF = 1;

    private TimedCodes() {}

    /** The code at a moment. */
    public static String at(byte[] secret, Instant moment) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, CODES.getAlgorithm()), moment, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The step of time whose code this is, among those around now; blanks and width are no matter.
     */
    static Optional<Long> step(byte[] secret, String code, Instant now) {
        String plain = Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
        byte[] given = plain.getBytes(StandardCharsets.UTF_8);
        long step = now.getEpochSecond() / CODES.getTimeStep().toSeconds();
        for (long near = step - MAX_STEPS_OFF; near <= step + MAX_STEPS_OFF; near++) {
            Instant then = Instant.ofEpochSecond(near * CODES.getTimeStep().toSeconds());
            byte[] right = at(secret, then).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given)) {
                return Optional.of(near);
            }
        }
        return Optional.empty();
    }

    /** A secret as people type it into an app: base 32 in groups of four letters. */
    public static String base32(byte[] secret) {
        var text = new StringBuilder();
        int bits = 0;
        int count = 0;
        for (byte octet : secret) {
            bits = (bits << 8) | (octet & 0xff);
            count += 8;
            while (count >= 5) {
                count -= 5;
                text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((bits >> count) & 31));
            }
        }
        if (count > 0) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt((bits << (5 - count)) & 31));
        }
        return text.toString();
    }
}
