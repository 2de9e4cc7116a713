package jp.musubi.site.search;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Objects;

/**
 * Texts in fewer bytes than UTF-8 has for Japanese, before they are compressed: one byte for ASCII
 * from space to tilde, line ends and most hiragana, two for most kanji and other kana, three for
 * any other UTF-16 unit. The bytes of texts one behind the other are those of both together.
 */
final class TextCode {
    private static final int UNITS = 1 << Character.SIZE;
    private static final int FIRST_KANJI_PAGE = 0x4e;
    private static final int KANA_PAGE = 0x30;
    private static final int WIDE_PAGE = 0xff;
    private static final int LAST = 0xff;

    /** The byte of a unit, or the first of two; 0 for other units, which have three. */
    private static final short[] FIRST = new short[UNITS];

    private static final boolean[] IS_LEAD = new boolean[LAST + 1];

    static {
        int singles = 0;
        int page = -2;
        String single = Table.SHARED.singles();
        for (int code = 0; code < LAST; code++) {
            if (isPlain(code)) {
                FIRST[code] = (short) (code + 1);
            } else if (singles < single.length()) {
                FIRST[single.charAt(singles++)] = (short) (code + 1);
            } else {
                int lead =
                        page == -2 ? KANA_PAGE : page == -1 ? WIDE_PAGE : FIRST_KANJI_PAGE + page;
                page++;
                IS_LEAD[code] = true;
                for (int unit = lead << Byte.SIZE; unit >>> Byte.SIZE == lead; unit++) {
                    FIRST[unit] = FIRST[unit] == 0 ? (short) (code + 1) : FIRST[unit];
                }
            }
        }
    }

    private TextCode() {}

    private static boolean isPlain(int code) {
        return code == '\n' || (code >= ' ' && code <= '~');
    }

    /** The text of bytes. */
    static String text(byte[] bytes) {
        var units = new HashMap<Integer, Character>();
        for (int unit = 0; unit < UNITS; unit++) {
            int first = FIRST[unit] - 1;
            if (first >= 0) {
                units.put(first << Byte.SIZE | (IS_LEAD[first] ? unit & LAST : 0), (char) unit);
            }
        }
        var text = new StringBuilder();
        for (int at = 0; at < bytes.length; at++) {
            int first = bytes[at] & LAST;
            if (first == LAST) {
                text.append((char) ((bytes[at + 1] & LAST) << Byte.SIZE | (bytes[at + 2] & LAST)));
                at += 2;
            } else {
                int second = IS_LEAD[first] ? bytes[++at] & LAST : 0;
                text.append(Objects.requireNonNull(units.get(first << Byte.SIZE | second)));
            }
        }
        return text.toString();
    }

    static byte[] of(String text) {
        var bytes = new ByteArrayOutputStream(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            int first = FIRST[unit] - 1;
            if (first < 0) {
                bytes.write(LAST);
                bytes.write(unit >>> Byte.SIZE);
                bytes.write(unit);
            } else {
                bytes.write(first);
                if (IS_LEAD[first]) {
                    bytes.write(unit);
                }
            }
        }
        return bytes.toByteArray();
    }
}
