package jp.musubi.site.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of contents, whole or as a short name that a browser may keep a file under for ever. */
final class Digest {
    /** 40 bits: a clash between two versions of a theme is not to be expected. */
    private static final int NAME_BYTES = 5;

    private Digest() {}

    /** A short name. */
    static String of(String text) {
        return HexFormat.of()
                .formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)), 0, NAME_BYTES);
    }

    /** A short name of what is no text. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes), 0, NAME_BYTES);
    }

    /** All of it, in hexadecimal. */
    static String whole(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
