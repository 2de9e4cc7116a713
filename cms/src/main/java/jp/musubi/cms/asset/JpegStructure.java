package jp.musubi.cms.asset;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Walks over the segments of a JPEG (ITU T.81 annex B) and keeps those that its pixels need:
 * comments, EXIF, XMP, thumbnails, further pictures and whatever follows the end stay behind.
 */
final class JpegStructure {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int PROGRESSIVE = 0xC2;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int JFIF_BYTES = 14;
    private static final int ADOBE_BYTES = 12;
    private static final byte[] NOTHING = {};
    private static final byte[] NO_THUMBNAIL = {0, 0};

    private final byte[] file;
    private final ByteArrayOutputStream clean;
    private final SequencedMap<Integer, byte[]> profileParts = new TreeMap<>();
    private int profileBytes;
    private byte @Nullable [] exif;
    private int frame;
    private int width;
    private int height;
    private int components;
    private int scans;

    private JpegStructure(byte[] file) {
        this.file = file;
        this.clean = new ByteArrayOutputStream(file.length);
    }

    /** Looks through a file that begins as a JPEG. */
    static PictureSource read(byte[] file) throws UnusableFile {
        var structure = new JpegStructure(file);
        structure.walk();
        return structure.source();
    }

    private void walk() throws UnusableFile {
        mark(SOI);
        int at = 2;
        while (true) {
            int marker = byteAt(at + 1);
            if (byteAt(at) != 0xFF || marker == 0) {
                throw UnusableFile.broken();
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == EOI) {
                break;
            }
            int length = byteAt(at + 2) << 8 | byteAt(at + 3);
            int end = at + 2 + length;
            if (length < 2) {
                throw UnusableFile.broken();
            }
            if (end > file.length) {
                throw UnusableFile.incomplete();
            }
            segment(marker, at + 4, end);
            at = marker == SOS ? scan(end) : end;
        }
        if (scans == 0) {
            throw UnusableFile.broken();
        }
        mark(EOI);
    }

    private void segment(int marker, int start, int end) throws UnusableFile {
        if (isFrame(marker)) {
            frame(marker, start, end);
        }
        if (marker == SOS) {
            scans++;
            if (frame == 0) {
                throw UnusableFile.broken();
            }
            if ((long) scans * width * height > AssetLimits.MAX_SCANNED_PIXELS) {
                throw UnusableFile.because(IntakeOutcome.Reason.UNREADABLE, "picture_too_slow");
            }
        }
        if (marker >= APP0 && marker <= APP15) {
            application(marker, start, end);
        } else if (marker != COM) {
            keep(marker, start, end, NOTHING);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /** Baseline, extended and progressive Huffman coding with eight bits are all there is. */
    private void frame(int marker, int start, int end) throws UnusableFile {
        if (frame != 0 || end - start < 6) {
            throw UnusableFile.broken();
        }
        frame = marker;
        height = byteAt(start + 1) << 8 | byteAt(start + 2);
        width = byteAt(start + 3) << 8 | byteAt(start + 4);
        components = byteAt(start + 5);
        PictureSource.checkSize(width, height);
        boolean known = components == 1 || components == 3 || components == 4;
        if (marker > PROGRESSIVE || byteAt(start) != 8 || !known) {
            throw UnusableFile.because(
                    IntakeOutcome.Reason.UNSUPPORTED, "upload_other_picture", "image/jpeg");
        }
    }

    private void application(int marker, int start, int end) throws UnusableFile {
        if (marker == APP0 && has(start, end, JFIF) && end - start >= JFIF_BYTES) {
            keep(marker, start, start + JFIF_BYTES - 2, NO_THUMBNAIL);
        } else if (marker == APP14 && has(start, end, ADOBE) && end - start >= ADOBE_BYTES) {
            keep(marker, start, start + ADOBE_BYTES, NOTHING);
        } else if (marker == APP1 && exif == null && has(start, end, EXIF)) {
            exif = copy(start + EXIF.length, end);
        } else if (marker == APP2 && has(start, end, ICC) && end - start > ICC.length + 2) {
            profileBytes += end - start;
            if (profileBytes <= AssetLimits.MAX_PROFILE_BYTES) {
                profileParts.put(byteAt(start + ICC.length), copy(start + ICC.length + 2, end));
            }
        }
    }

    /** Copies the coded data behind a scan's header; answers where the next marker is. */
    private int scan(int start) throws UnusableFile {
        int at = start;
        while (true) {
            if (at + 1 >= file.length) {
                throw UnusableFile.incomplete();
            }
            if (file[at] == (byte) 0xFF) {
                int next = file[at + 1] & 0xFF;
                boolean data = next == 0 || (next >= 0xD0 && next <= 0xD7);
                if (!data && next != 0xFF) {
                    clean.write(file, start, at - start);
                    return at;
                }
            }
            at++;
        }
    }

    private void keep(int marker, int start, int end, byte[] more) {
        int length = 2 + end - start + more.length;
        mark(marker);
        clean.write(length >> 8);
        clean.write(length);
        clean.write(file, start, end - start);
        clean.writeBytes(more);
    }

    private void mark(int marker) {
        clean.write(0xFF);
        clean.write(marker);
    }

    private PictureSource source() {
        boolean cmyk = components == 4;
        byte[] profile = profile();
        return new PictureSource(
                FileKind.JPEG,
                width,
                height,
                // Four inks, and the three colours they are turned into.
                cmyk ? 7 : components,
                cmyk && profile != null ? withProfile(profile) : clean.toByteArray(),
                exif,
                components == 3 ? profile : null);
    }

    private byte @Nullable [] profile() {
        if (profileParts.isEmpty() || profileBytes > AssetLimits.MAX_PROFILE_BYTES) {
            return null;
        }
        var whole = new ByteArrayOutputStream(profileBytes);
        profileParts.values().forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** Only the decoder can turn inks into colours, so it gets the profile back. */
    private byte[] withProfile(byte[] profile) {
        int most = 65_535 - 2 - ICC.length - 2;
        int parts = (profile.length + most - 1) / most;
        byte[] bytes = clean.toByteArray();
        ByteBuffer all = ByteBuffer.allocate(bytes.length + profile.length + parts * 18);
        all.put(bytes, 0, 2);
        for (int part = 0; part < parts; part++) {
            int length = Math.min(most, profile.length - part * most);
            all.put((byte) 0xFF).put((byte) APP2).putShort((short) (length + 4 + ICC.length));
            all.put(ICC).put((byte) (part + 1)).put((byte) parts);
            all.put(profile, part * most, length);
        }
        return all.put(bytes, 2, bytes.length - 2).array();
    }

    private boolean has(int start, int end, byte[] name) {
        return end - start >= name.length
                && ByteBuffer.wrap(file, start, name.length).equals(ByteBuffer.wrap(name));
    }

    private byte[] copy(int start, int end) {
        return Arrays.copyOfRange(file, start, end);
    }

    private int byteAt(int at) throws UnusableFile {
        if (at >= file.length) {
            throw UnusableFile.incomplete();
        }
        return file[at] & 0xFF;
    }
}
