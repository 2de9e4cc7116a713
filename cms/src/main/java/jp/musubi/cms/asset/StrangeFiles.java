package jp.musubi.cms.asset;

import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

import java.io.IOException;
import java.util.Locale;

/** Finds out what a file is that is not taken, so that the refusal can name the cure. */
final class StrangeFiles {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private StrangeFiles() {}

    /** Why a file that begins like this is not taken. */
    static UnusableFile refusal(byte[] head) {
        String type = mediaType(head);
        return UnusableFile.because(IntakeOutcome.Reason.UNSUPPORTED, code(type), type);
    }

    /** The media type by content alone; the name and the sender's word count for nothing. */
    static String mediaType(byte[] head) {
        try (var stream = TikaInputStream.get(head)) {
            return TYPES.detect(stream, new Metadata()).toString();
        } catch (IOException e) {
            return "application/octet-stream";
        }
    }

    private static String code(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        if (type.startsWith("image/svg")) {
            return "upload_svg";
        }
        if (type.startsWith("image/hei") || type.startsWith("image/avif")) {
            return "upload_heic";
        }
        if (type.startsWith("image/")) {
            return "upload_other_picture";
        }
        if (type.contains("html") || type.contains("xml") || type.startsWith("text/")) {
            return "upload_text";
        }
        if (type.contains("zip") || type.contains("ooxml") || type.contains("msoffice")) {
            return "upload_office";
        }
        return "upload_unknown";
    }
}
