package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters after the question mark, read strictly: what is unknown or broken is refused. */
public final class QueryString {
    private final Map<String, List<String>> values;

    private QueryString(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param raw still encoded; null for none
     * @param known names of the parameters there are
     * @throws Refusal if it is too long, is no UTF-8 in percent encoding, or has other parameters
     */
    static QueryString parse(@Nullable String raw, Set<String> known) {
        if (raw == null || raw.isEmpty()) {
            return new QueryString(Map.of());
        }
        if (raw.length() > WebLimits.MAX_QUERY_CHARS) {
            throw Refusal.because(
                    ProblemType.ADDRESS_TOO_LONG, "query-too-long", WebLimits.MAX_QUERY_CHARS);
        }
        String[] pairs = raw.split("&", -1);
        if (pairs.length > WebLimits.MAX_QUERY_PARAMETERS) {
            throw Refusal.because(
                    ProblemType.BAD_PARAMETER,
                    "too-many-parameters",
                    WebLimits.MAX_QUERY_PARAMETERS);
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (!known.contains(name)) {
                    throw Refusal.badParameter(printable(name), "unknown_parameter");
                }
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (value.length() > WebLimits.MAX_PARAMETER_CHARS) {
                    throw Refusal.badParameter(name, "too_long", WebLimits.MAX_PARAMETER_CHARS);
                }
                values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
            }
        }
        return new QueryString(values);
    }

    /** All values of a parameter, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of a parameter that may stand once; an empty one counts as absent. */
    public Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw Refusal.badParameter(name, "repeated");
        }
        return given.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** The value of a parameter that is a whole number within bounds. */
    public int integer(String name, int otherwise, int min, int max) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, in the same words as for a number out of bounds
        }
        throw Refusal.badParameter(name, "not_in_range", min, max);
    }

    static String decode(String text) {
        if (text.indexOf('%') < 0 && isAscii(text)) {
            return text.replace('+', ' ');
        }
        var bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%') {
                if (at + 2 >= text.length()) {
                    throw Refusal.because(ProblemType.MALFORMED, "bad-encoding");
                }
                bytes.write(16 * hex(text.charAt(at + 1)) + hex(text.charAt(at + 2)));
                at += 3;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
                at++;
            } else {
                int codePoint = text.codePointAt(at);
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(codePoint);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.because(ProblemType.MALFORMED, "bad-encoding");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static int hex(char digit) {
        int value = Character.digit(digit, 16);
        if (value < 0 || digit >= 0x80) {
            throw Refusal.because(ProblemType.MALFORMED, "bad-encoding");
        }
        return value;
    }

    /** A name from outside, short and fit to be repeated. */
    private static String printable(String name) {
        String shown = name.replaceAll("[^\\p{L}\\p{N}_.\\[\\]-]", "?");
        return shown.substring(
                0,
                shown.offsetByCodePoints(0, Math.min(60, shown.codePointCount(0, shown.length()))));
    }
}
