package jp.musubi.content.entry;

import jp.musubi.content.problem.Problem;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/** Brings one text into canonical form, or says what is wrong with it. */
final class TextReader {
    private final List<Problem> problems;

    TextReader(List<Problem> problems) {
        this.problems = problems;
    }

    /**
     * The canonical form: NFC, {@code \n} line ends, no surrounding blanks. Empty if nothing is
     * left or if it cannot be used.
     *
     * @param maxChars most code points
     */
    Optional<String> read(String place, String given, int maxChars, boolean multiline) {
        int surrogate = loneSurrogate(given);
        if (surrogate >= 0) {
            problems.add(Problem.at(place, "lone_surrogate", surrogate + 1));
            return Optional.empty();
        }
        String text = Normalizer.normalize(given, Normalizer.Form.NFC);
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
        text = multiline ? text.strip() : text.strip().replace('\t', ' ');
        int control = control(text, multiline);
        if (control >= 0) {
            boolean line = text.charAt(control) == '\n';
            problems.add(
                    line
                            ? Problem.at(place, "not_one_line")
                            : Problem.at(
                                    place,
                                    "control_character",
                                    control + 1,
                                    String.format("U+%04X", (int) text.charAt(control))));
            return Optional.empty();
        }
        int chars = text.codePointCount(0, text.length());
        if (chars > maxChars) {
            problems.add(Problem.at(place, "too_long", maxChars, chars));
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the first character stands that no text may hold; -1 if there is none. */
    private static int control(String text, boolean multiline) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean layout = multiline && (c == '\n' || c == '\t');
            if (!layout
                    && (c < 0x20
                            || (c >= 0x7F && c <= 0x9F)
                            || c == '\uFFFE'
                            || c == '\uFFFF'
                            || isBidiOverride(c))) {
                return i;
            }
        }
        return -1;
    }

    /** Characters that make text read otherwise than it is stored (CVE-2021-42574). */
    private static boolean isBidiOverride(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
