package jp.musubi.cms.importer.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds days, months and years in texts, of the common era and of Japanese eras. */
final class Dates {
    /** The year before the first one of each era; 令和元年 is 2019. */
    private static final Map<String, Integer> ERAS =
            Map.ofEntries(
                    Map.entry("明治", 1867),
                    Map.entry("大正", 1911),
                    Map.entry("昭和", 1925),
                    Map.entry("平成", 1988),
                    Map.entry("令和", 2018),
                    Map.entry("m", 1867),
                    Map.entry("t", 1911),
                    Map.entry("s", 1925),
                    Map.entry("h", 1988),
                    Map.entry("r", 2018));

    private static final String ERA = "(明治|大正|昭和|平成|令和|[MTSHRmtshr](?=\\s*[0-9]))";
    private static final String NUMBER = "([0-9]{1,2}|元|[一二三四五六七八九十]{1,3})";
    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?:"
                            + ERA
                            + "\\s*"
                            + NUMBER
                            + "\\s*(?:年度?|[./-])?|([12][0-9]{3})\\s*(?:年度?|[./-])?)"
                            + "(?:(?<=[年./-])\\s*"
                            + NUMBER
                            + "(?:\\s*(?:月|[./-])\\s*"
                            + NUMBER
                            + "?\\s*日?)?)?(?![0-9])");
    private static final Pattern COMPACT =
            Pattern.compile("([12][0-9]{3})(0[1-9]|1[0-2])([0-3][0-9])");

    private Dates() {}

    /** All dates in a text as ISO 8601; a day that does not exist is left as it was written. */
    static List<String> in(String text) {
        String folded = Folding.hyphens(Folding.width(text));
        var compact = COMPACT.matcher(Folding.trim(folded));
        if (compact.matches()) {
            return List.of(
                    iso(
                            Integer.parseInt(compact.group(1)),
                            Integer.parseInt(compact.group(2)),
                            Integer.parseInt(compact.group(3)),
                            text));
        }
        List<String> found = new ArrayList<>();
        DATE.matcher(folded).results().map(Dates::iso).forEach(found::add);
        return found;
    }

    private static String iso(MatchResult match) {
        String era = match.group(1);
        int year =
                era != null
                        ? ERAS.getOrDefault(era.toLowerCase(Locale.ROOT), 0)
                                + number(match.group(2))
                        : Integer.parseInt(match.group(3));
        int month = match.group(4) == null ? 0 : number(match.group(4));
        int day = match.group(5) == null ? 0 : number(match.group(5));
        return iso(year, month, day, match.group());
    }

    private static String iso(int year, int month, int day, String otherwise) {
        try {
            if (month == 0) {
                return String.format("%04d", year);
            }
            return day == 0
                    ? YearMonth.of(year, month).toString()
                    : LocalDate.of(year, month, day).toString();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** Whether a result of {@link #in} is a date that exists. */
    static boolean isIso(String text) {
        return text.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");
    }

    private static int number(String text) {
        if (text.equals("元")) {
            return 1;
        }
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text);
        }
        int tens = ten == 0 ? 1 : digit(text.substring(0, ten));
        return tens * 10 + (ten + 1 == text.length() ? 0 : digit(text.substring(ten + 1)));
    }

    /** 0 for what is none, so that no such month or day is found. */
    private static int digit(String text) {
        return text.length() == 1 ? "一二三四五六七八九".indexOf(text) + 1 : 0;
    }
}
