package jp.musubi.cms.importer.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Keeps ids short enough for the store. */
final class ExternalIds {
    /** Bytes of UTF-8 of an id as it stands; longer ones are replaced by their digest. */
    static final int MAX_PLAIN_BYTES = 180;

    private static final int DIGEST_BYTES = 16;

    private ExternalIds() {}

    static String fitting(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_PLAIN_BYTES) {
            return id;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
