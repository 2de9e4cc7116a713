package jp.musubi.cms.web;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Which of the two languages of messages a client reads best. */
public final class Languages {
    /** Both of them, the usual one first. */
    public static final List<String> ALL = List.of("ja", "en");

    private static final int MAX_HEADER_CHARS = 500;

    private Languages() {}

    /** {@code ja} or {@code en}: Japanese unless the client asks for others only. */
    static String of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null
                || acceptLanguage.isBlank()
                || acceptLanguage.length() > MAX_HEADER_CHARS) {
            return "ja";
        }
        double japanese = 0;
        double others = 0;
        for (String range : acceptLanguage.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.strip().split(";", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1].strip());
            String tag = parts[0].strip();
            if (tag.equals("*") || tag.equals("ja") || tag.startsWith("ja-")) {
                japanese = Math.max(japanese, weight);
            } else if (tag.equals("en") || tag.startsWith("en-")) {
                others = Math.max(others, weight);
            } else if (!tag.isEmpty()) {
                others = Math.max(others, weight / 1_000);
            }
        }
        return others > japanese ? "en" : "ja";
    }

    private static double weight(String parameter) {
        if (!parameter.startsWith("q=")) {
            return 1;
        }
        try {
            double weight = Double.parseDouble(parameter.substring(2));
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
