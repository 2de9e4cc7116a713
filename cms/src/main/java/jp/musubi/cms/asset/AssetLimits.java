package jp.musubi.cms.asset;

import java.time.Duration;

/** The bounds of pictures and documents that people bring. */
public final class AssetLimits {
    /** Bytes of an uploaded file. */
    public static final int MAX_UPLOAD_BYTES = 20 << 20;

    /** Pixels of a picture, width times height, before it is made smaller. */
    public static final int MAX_PIXELS = 50_000_000;

    /** Pixels of a picture's longer side. */
    public static final int MAX_SIDE_PIXELS = 65_535;

    /** Characters of the words that say what a picture shows, in each language. */
    public static final int MAX_ALT_CHARS = 300;

    /** Characters of the name a file came with; what is longer is shortened. */
    static final int MAX_FILE_NAME_CHARS = 200;

    /** Bytes of a colour profile, inflated; a longer one is ignored. */
    static final int MAX_PROFILE_BYTES = 4 << 20;

    /** Bytes of EXIF that are searched for the orientation. */
    static final int MAX_EXIF_BYTES = 1 << 20;

    /**
     * Pixels that all passes of a progressive JPEG may touch together: twenty passes over the
     * largest picture, where cameras and programs write at most twelve.
     */
    static final long MAX_SCANNED_PIXELS = 20L * MAX_PIXELS;

    /**
     * Bytes of a picture's pixels while it is read. A larger picture is read with every second or
     * third pixel only.
     */
    static final long MAX_DECODED_BYTES = 72L << 20;

    /** Pictures that are read at the same time; others wait, so that memory stays bounded. */
    static final int MAX_PICTURES_AT_ONCE = 2;

    /** How long an upload waits for its turn to be read. */
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    /** How long the reading of one picture may take. */
    static final Duration MAX_DECODING = Duration.ofSeconds(60);

    /** Age at which what a crash left of an unfinished upload is thrown away. */
    static final Duration MAX_UNFINISHED_AGE = Duration.ofDays(1);

    private AssetLimits() {}
}
