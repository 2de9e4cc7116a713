package jp.musubi.site.certificate;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and counts as certificates write them: 令和八年十一月三日, 第十二回. */
public final class KanjiDates {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Pattern COUNT = Pattern.compile("第([0-9０-９]{1,2})(?=[回期号])");

    private KanjiDates() {}

    /** A day with its era. */
    public static String of(LocalDate day) {
        JapaneseDate date = JapaneseDate.from(day);
        int year = date.get(ChronoField.YEAR_OF_ERA);
        return date.getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE)
                + (year == 1 ? "元" : number(year))
                + "年"
                + number(day.getMonthValue())
                + "月"
                + number(day.getDayOfMonth())
                + "日";
    }

    /** A text in which small counts, such as 第5回, are written in kanji. */
    public static String counted(String text) {
        return COUNT.matcher(text).replaceAll(KanjiDates::count);
    }

    private static String count(MatchResult found) {
        int number = Integer.parseInt(found.group(1));
        return Matcher.quoteReplacement("第" + number(number));
    }

    /** A number below 100. */
    static String number(int number) {
        int tens = number / 10;
        int ones = number % 10;
        if (tens == 0) {
            return DIGITS.substring(ones, ones + 1);
        }
        return (tens == 1 ? "" : DIGITS.substring(tens, tens + 1))
                + "十"
                + (ones == 0 ? "" : DIGITS.substring(ones, ones + 1));
    }
}
