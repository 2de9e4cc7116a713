package jp.musubi.cms.banner;

import java.util.UUID;

/**
 * A file that a group attached to its application, for the office alone.
 *
 * @param name what its sender called it
 * @param mediaType what it is by its content
 * @param bytes how long it is
 */
public record Attachment(UUID id, String name, String mediaType, int bytes) {
    /** Files of one application. */
    public static final int MAX_FILES = 8;

    /** Bytes of one file as it is sent. */
    public static final int MAX_BYTES = 5 << 20;

    private static final String PDF = "application/pdf";

    /** Kilobytes, at least one. */
    public int kilobytes() {
        return Math.max(1, Math.round(bytes / 1024f));
    }

    /** How the name of a file of its kind ends. */
    public String ending() {
        return mediaType.equals(PDF) ? "pdf" : "webp";
    }
}
