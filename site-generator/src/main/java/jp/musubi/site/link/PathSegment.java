package jp.musubi.site.link;

import java.nio.charset.StandardCharsets;

/**
 * Turns any text into one harmless segment of an address and of a file's path: letters and digits
 * of any script and {@code -_.~} stay, all else becomes a hyphen, and it never begins with a dot.
 */
final class PathSegment {
    /** File systems allow 255 bytes in a name; some are kept for endings. */
    private static final int MAX_SEGMENT_BYTES = 200;

    private PathSegment() {}

    static String of(String text) {
        var segment = new StringBuilder(text.length());
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int kept = isHarmless(c) && !(segment.isEmpty() && c == '.') ? c : '-';
            bytes += utf8Bytes(kept);
            if (bytes > MAX_SEGMENT_BYTES) {
                break;
            }
            segment.appendCodePoint(kept);
        }
        return segment.isEmpty() ? "-" : segment.toString();
    }

    /** The segment as an address writes it: beyond ASCII percent-encoded as UTF-8. */
    static String encoded(String segment) {
        var address = new StringBuilder(segment.length());
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c < 0x80 && isHarmless(c)) {
                address.append((char) c);
            } else {
                address.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return address.toString();
    }

    private static boolean isHarmless(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '~';
        }
        return Character.isLetterOrDigit(c);
    }

    private static int utf8Bytes(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
