package jp.musubi.site.document;

import java.text.Normalizer;
import java.util.List;

/**
 * Makes readable text of what a page draws: without characters that mean nothing, with the
 * characters that people type, and with lines joined that go on, as Japanese is broken anywhere.
 */
final class PageText {
    /** Share of characters without a meaning, in percent, above which a page is no text. */
    private static final int MAX_GARBAGE_PERCENT = 30;

    /** Length of a line that goes on, in percent of the longest of its page. */
    private static final int FULL_LINE_PERCENT = 60;

    /** Radicals that fonts name in place of the characters that look like them. */
    private static final String RADICALS = "⺠民⺟母⻁虎⻄西⻅見⻆角⻉貝⻋車⻑長⻘青⻝食⻣骨⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀";

    private static final String SENTENCE_ENDS = "。！？";

    private PageText() {}

    /** The text of a page; empty if most of it means nothing. */
    static String of(String drawn) {
        StringBuilder kept = new StringBuilder(drawn.length());
        int garbage = 0;
        int characters = 0;
        for (int at = 0; at < drawn.length(); ) {
            int c = drawn.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\n') {
                kept.append('\n');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                kept.append(' ');
            } else if (isGarbage(c)) {
                garbage++;
            } else {
                characters++;
                append(c, kept);
            }
        }
        boolean isText =
                characters > 0
                        && garbage * 100L <= (long) MAX_GARBAGE_PERCENT * (garbage + characters);
        return isText ? joined(kept.toString()) : "";
    }

    /** What no reader can have typed: codes that a font did not explain. */
    private static boolean isGarbage(int c) {
        int type = Character.getType(c);
        return c == 0xfffd
                || type == Character.CONTROL
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    private static void append(int c, StringBuilder to) {
        int radical = c <= 0xffff ? RADICALS.indexOf(c) : -1;
        if (radical >= 0 && radical % 2 == 0) {
            to.append(RADICALS.charAt(radical + 1));
        } else if (c >= 0x2f00 && c <= 0x2fd5) {
            to.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
        } else {
            to.appendCodePoint(c);
        }
    }

    private static String joined(String text) {
        List<String> lines =
                text.lines()
                        .map(line -> line.strip().replaceAll(" {2,}", " "))
                        .filter(line -> !line.isEmpty())
                        .toList();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        var joined = new StringBuilder(text.length());
        String last = "";
        for (String line : lines) {
            if (!last.isEmpty()) {
                joined.append(between(last, line, longest));
            }
            joined.append(line);
            last = line;
        }
        return joined.toString();
    }

    /** What stands between two lines: nothing if a Japanese sentence goes on. */
    private static String between(String line, String next, int longest) {
        int last = line.codePointBefore(line.length());
        boolean isVertical = line.codePointCount(0, line.length()) == 1;
        boolean isFull = line.length() * 100 >= FULL_LINE_PERCENT * longest;
        if (SENTENCE_ENDS.indexOf(last) >= 0 || !(isVertical || isFull)) {
            return "\n";
        }
        return isJapanese(last) || isJapanese(next.codePointAt(0)) ? "" : " ";
    }

    private static boolean isJapanese(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> (c >= 0x3000 && c <= 0x30ff) || (c >= 0xff01 && c <= 0xff60);
        };
    }
}
