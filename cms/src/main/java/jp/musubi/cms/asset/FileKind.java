package jp.musubi.cms.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken, known by their first bytes. */
enum FileKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp"),
    PDF("application/pdf");

    /** Bytes that {@link #of} wants to see. */
    static final int HEAD_BYTES = 12;

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind of a file that begins like this; empty if it is not taken. */
    static Optional<FileKind> of(byte[] head) {
        return Arrays.stream(values()).filter(kind -> kind.begins(head)).findFirst();
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case JPEG -> has(head, 0, "\u00FF\u00D8\u00FF");
            case PNG -> has(head, 0, "\u0089PNG\r\n\u001A\n");
            case GIF -> has(head, 0, "GIF87a") || has(head, 0, "GIF89a");
            case WEBP -> has(head, 0, "RIFF") && has(head, 8, "WEBP");
            case PDF -> has(head, 0, "%PDF-");
        };
    }

    private static boolean has(byte[] head, int at, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + bytes.length
                && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }
}
