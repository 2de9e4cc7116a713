package jp.musubi.cms.importer.table;

/** What the bytes of a line tell about its encoding. */
enum Utf8 {
    /** No byte above 0x7F: every encoding reads it alike. */
    ASCII,
    /** UTF-8 with characters of three or four bytes; Japanese in CP932 never looks like this. */
    CERTAIN,
    /** Valid UTF-8, but half-width kana in CP932 can look the same. */
    POSSIBLE,
    /** Not UTF-8. */
    INVALID;

    /** Classifies by RFC 3629, section 4. */
    static Utf8 of(byte[] bytes) {
        Utf8 found = ASCII;
        int i = 0;
        while (i < bytes.length) {
            int first = bytes[i] & 0xFF;
            int length = length(first);
            if (length == 0 || !isSequence(bytes, i, first, length)) {
                return INVALID;
            }
            if (length >= 3) {
                found = CERTAIN;
            } else if (length == 2 && found == ASCII) {
                found = POSSIBLE;
            }
            i += length;
        }
        return found;
    }

    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static boolean isSequence(byte[] bytes, int at, int first, int length) {
        if (at + length > bytes.length) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        int second = length > 1 ? bytes[at + 1] & 0xFF : 0;
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second <= 0x9F;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F;
            default -> true;
        };
    }
}
