package jp.musubi.cms.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Digests of what goes out and comes in. */
public final class Digests {
    private static final int TAG_BYTES = 12;

    private Digests() {}

    /** SHA-256. */
    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A strong entity tag of public bytes, in quotes. */
    public static String entityTag(byte[] bytes) {
        byte[] digest = sha256(bytes);
        byte[] start = new byte[TAG_BYTES];
        System.arraycopy(digest, 0, start, 0, TAG_BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + '"';
    }
}
