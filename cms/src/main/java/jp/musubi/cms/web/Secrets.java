package jp.musubi.cms.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Texts that nobody can guess, for cookies and mailed links: 256 random bits in the letters of
 * addresses. Only their digests are stored; with so much randomness a plain digest cannot be turned
 * back.
 */
public final class Secrets {
    /** Characters of a secret. */
    public static final int CHARS = 43;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    /** A new secret. */
    public static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return LETTERS.encodeToString(bytes);
    }

    /** What is stored of a secret: its SHA-256. */
    public static byte[] digest(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Another secret that follows from this one but does not give it away. */
    public static String derived(String secret, String purpose) {
        return LETTERS.encodeToString(digest(purpose + ":" + secret));
    }
}
