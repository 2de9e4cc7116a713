package jp.musubi.site.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the passage of a text that says most about a question and writes it as HTML: everything
 * escaped, {@code <mark>} around what matched.
 */
final class Excerpts {
    /** Longest excerpt, without marks and the dots where it was cut. */
    static final int MAX_CHARS = 120;

    /** How much of a text is looked through; passages further down are not shown. */
    private static final int MAX_SCANNED_CHARS = 6_000;

    /** Text before the first match that a reader needs to follow. */
    private static final int MAX_LEAD_CHARS = 40;

    private static final String SENTENCE_ENDS = "。！？!?\n";
    private static final String CUT = "…";

    private Excerpts() {}

    /** A part of a text, in its own characters. */
    private record Part(int start, int end) {}

    /** The part of a text that excerpts are taken from. */
    static String scanned(String whole) {
        return cut(whole, MAX_SCANNED_CHARS);
    }

    /** The best passage of a text. */
    static String of(String text, Marks marks) {
        List<Marks.Span> spans = marks.in(text);
        Part part = spans.isEmpty() ? from(0, 0, text) : around(best(spans), text);
        return html(text, part, spans);
    }

    /** What the passage says that says most, whatever it repeats. */
    static int worth(List<Marks.Span> spans) {
        int most = 0;
        for (int i = 0; i < spans.size(); i++) {
            int end = spans.get(i).start() + MAX_CHARS;
            int worth = 0;
            Set<String> seen = new HashSet<>();
            for (Marks.Span span : spans.subList(i, spans.size())) {
                if (span.start() > end) {
                    break;
                }
                if (span.end() <= end && seen.add(span.what())) {
                    worth += span.worth();
                }
            }
            most = Math.max(most, worth);
        }
        return most;
    }

    /** The beginning of a text, no longer than that. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, boundary(text, length));
    }

    /** The stretch from one match on whose matches are worth most; the first of equals. */
    private static Part best(List<Marks.Span> spans) {
        Part best = new Part(0, 0);
        int most = -1;
        for (int i = 0; i < spans.size(); i++) {
            int start = spans.get(i).start();
            int end = start;
            int worth = 0;
            Set<String> seen = new HashSet<>();
            for (Marks.Span span : spans.subList(i, spans.size())) {
                if (span.start() > start + MAX_CHARS) {
                    break;
                }
                if (span.end() <= start + MAX_CHARS) {
                    worth += seen.add(span.what()) ? span.worth() * 10 : 1;
                    end = Math.max(end, span.end());
                }
            }
            if (worth > most) {
                most = worth;
                best =
                        new Part(
                                start,
                                Math.max(end, Math.min(spans.get(i).end(), start + MAX_CHARS)));
            }
        }
        return best;
    }

    /** Widens a stretch to the sentence it begins in, as far as there is room. */
    private static Part around(Part matches, String text) {
        int room = Math.min(MAX_LEAD_CHARS, MAX_CHARS - (matches.end() - matches.start()));
        int earliest = Math.max(0, matches.start() - room);
        int start = earliest == 0 ? 0 : boundary(text, matches.start() - room / 2);
        for (int i = matches.start(); i > earliest; i--) {
            if (SENTENCE_ENDS.indexOf(text.charAt(i - 1)) >= 0) {
                start = i;
                break;
            }
        }
        return from(start, matches.end(), text);
    }

    /** From a place on, to the end of a sentence behind the last match if there is one near. */
    private static Part from(int start, int lastMatch, String text) {
        int end = Math.min(text.length(), start + MAX_CHARS);
        if (end < text.length()) {
            end = boundary(text, end);
            for (int i = end; i > Math.max(lastMatch, start + MAX_CHARS / 2); i--) {
                if (SENTENCE_ENDS.indexOf(text.charAt(i - 1)) >= 0) {
                    return new Part(start, i);
                }
            }
        }
        return new Part(start, end);
    }

    /** Never between the two halves of a character. */
    private static int boundary(String text, int at) {
        boolean splits = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return splits ? at - 1 : at;
    }

    private static String html(String text, Part part, List<Marks.Span> spans) {
        var html = new StringBuilder();
        int start = part.start();
        while (start < part.end() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        boolean beginsInside =
                start > 0
                        && SENTENCE_ENDS.indexOf(text.charAt(start - 1)) < 0
                        && start == part.start();
        html.append(beginsInside ? CUT : "");
        int at = start;
        for (int i = 0; i < spans.size(); i++) {
            int from = Math.max(spans.get(i).start(), at);
            int to = spans.get(i).end();
            while (i + 1 < spans.size() && spans.get(i + 1).start() <= to) {
                i++;
                to = Math.max(to, spans.get(i).end());
            }
            to = Math.min(to, part.end());
            if (from < to) {
                escape(text, at, from, html);
                html.append("<mark>");
                escape(text, from, to, html);
                html.append("</mark>");
                at = to;
            }
        }
        escape(text, at, part.end(), html);
        boolean endsInside =
                part.end() < text.length()
                        && SENTENCE_ENDS.indexOf(text.charAt(part.end() - 1)) < 0;
        return html.toString().stripTrailing() + (endsInside ? CUT : "");
    }

    /** Escapes for HTML text and attributes; line ends and runs of space become one space. */
    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\t', ' ' -> {
                    if (!html.isEmpty() && html.charAt(html.length() - 1) != ' ') {
                        html.append(' ');
                    }
                }
                default -> html.append(c);
            }
        }
    }
}
